using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.PowerShell.Binding.Credentials;

/// <summary>Takes credentials in the forms in which a shell holds them.</summary>
internal static class CredentialReader
{
    /// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html; all of them begin with A.</summary>
    private static readonly Regex s_accessKey = new("^A[A-Z0-9]{15,127}$", RegexOptions.CultureInvariant);

    /// <summary>A default of the shell: null if it is no AWS credential, such as that of a domain account.</summary>
    public static ICredentialSource? TryRead(object given)
    {
        object value = given is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : given;
        return value is PSCredential credential
            ? s_accessKey.IsMatch(credential.UserName) ? Read(credential, string.Empty) : null
            : (ICredentialSource?)ForeignCredential.TryWrap(value) ?? FixedCredential.FromMembers(value);
    }

    /// <param name="given">Null, AWS credentials of a foreign assembly, AWS.Tools' stored credentials, a PSCredential, or what STS returned.</param>
    /// <param name="parameter">For the error, which never shows the value.</param>
    public static ICredentialSource? Read(object? given, string parameter)
    {
        object? value = given is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : given;
        switch (value)
        {
            case null:
                return null;
            case PSCredential credential:
                NetworkCredential plain = credential.GetNetworkCredential();
                return new FixedCredential(new CloudKeys(credential.UserName, plain.Password, null));
            default:
                return (ICredentialSource?)ForeignCredential.TryWrap(value) ?? FixedCredential.FromMembers(value) ?? throw new XScrapeException(
                    FailureId.InvalidCredentials,
                    $"{parameter} is a {value.GetType().Name}, which holds no AWS credentials.",
                    "Give AWS credentials (Get-AWSCredential), what Use-STSRole returned, or a PSCredential with an access key id and its secret.");
        }
    }
}

using System.Management.Automation;
using XScrape.Arns;
using XScrape.Cloud;

namespace XScrape.PowerShell.Binding;

/// <summary>What Set-AWSCredential and Set-DefaultAWSRegion of AWS.Tools have set up in this shell.</summary>
/// <remarks>https://docs.aws.amazon.com/powershell/latest/userguide/creds-assign.html</remarks>
internal sealed class ShellDefaults(PSVariableIntrinsics variables)
{
    public ICredentialSource? Credential =>
        variables.GetValue("StoredAWSCredentials") is object stored ? CredentialReader.Read(stored, "$StoredAWSCredentials") : null;

    public Region? Region => variables.GetValue("StoredAWSRegion") is object stored && Text(stored) is string name ? Arns.Region.Parse(name) : null;

    // A string, or a RegionEndpoint or AWSRegion of AWS.Tools.
    private static string? Text(object stored)
    {
        PSObject region = PSObject.AsPSObject(stored);
        string? text = (region.Properties["SystemName"] ?? region.Properties["Region"])?.Value?.ToString() ?? region.BaseObject.ToString();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}

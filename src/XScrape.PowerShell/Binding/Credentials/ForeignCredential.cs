using System.Reflection;
using XScrape.Cloud;
using XScrape.Failures;

namespace XScrape.PowerShell.Binding.Credentials;

/// <summary>
/// Credentials of another module's AWSSDK.Core, read by their members: with our copy in its own context the types are not
/// ours. They are read again at each refresh, so that a session that AWS.Tools renews is renewed here too.
/// </summary>
internal sealed class ForeignCredential : ICredentialSource
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly object _credentials;
    private readonly MethodInfo _get;

    private ForeignCredential(object credentials, MethodInfo get)
    {
        _credentials = credentials;
        _get = get;
    }

    /// <summary>Null unless it is an AWSCredentials, or AWS.Tools' AWSPSCredentials around one (whose property is internal).</summary>
    public static ForeignCredential? TryWrap(object value)
    {
        object credentials = IsNamed(value.GetType(), "Amazon.PowerShell.Common.AWSPSCredentials")
            ? value.GetType().GetProperty("Credentials", AnyInstance)?.GetValue(value) ?? value
            : value;
        MethodInfo? get = credentials.GetType().GetMethod("GetCredentials", Type.EmptyTypes);
        return get is not null && IsNamed(credentials.GetType(), "Amazon.Runtime.AWSCredentials") ? new ForeignCredential(credentials, get) : null;
    }

    public CloudKeys Read()
    {
        try
        {
            object keys = _get.Invoke(_credentials, null) ?? throw new InvalidOperationException("no keys");
            return new CloudKeys(Text(keys, "AccessKey")!, Text(keys, "SecretKey")!, Text(keys, "Token"));
        }
        catch (TargetInvocationException failure)
        {
            throw new XScrapeException(FailureId.InvalidCredentials, $"The given credentials could not be read: {failure.InnerException?.Message}", inner: failure.InnerException);
        }
    }

    /// <summary>The same object, or one that its own type takes for equal (the SDK's fixed keys do), is one identity.</summary>
    public override bool Equals(object? obj) => obj is ForeignCredential other && _credentials.Equals(other._credentials);

    public override int GetHashCode() => _credentials.GetHashCode();

    public override string ToString() => $"the given {_credentials.GetType().Name}";

    private static string? Text(object keys, string member) =>
        keys.GetType().GetProperty(member)?.GetValue(keys) is string text && text.Length > 0 ? text : null;

    private static bool IsNamed(Type? type, string name) => type is not null && (type.FullName == name || IsNamed(type.BaseType, name));
}

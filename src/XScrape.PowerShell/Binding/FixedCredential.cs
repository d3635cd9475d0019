using System.Collections;
using System.Management.Automation;
using XScrape.Cloud;

namespace XScrape.PowerShell.Binding;

/// <summary>Keys that do not change: of a PSCredential, or of the answer of sts:AssumeRole.</summary>
internal sealed class FixedCredential(CloudKeys keys) : ICredentialSource
{
    public CloudKeys Read() => keys;

    public override string ToString() => $"access key {keys.AccessKey}";

    /// <summary>Null unless the object has AccessKeyId and SecretAccessKey, itself or in its member Credentials.</summary>
    public static FixedCredential? FromMembers(object value)
    {
        object holder = Member(value, "Credentials") ?? value;
        return Member(holder, "AccessKeyId") is string key && Member(holder, "SecretAccessKey") is string secret
            ? new FixedCredential(new CloudKeys(key, secret, Member(holder, "SessionToken") as string))
            : null;
    }

    private static object? Member(object holder, string name)
    {
        object? value = holder is IDictionary map ? map[name] : PSObject.AsPSObject(holder).Properties[name]?.Value;
        return value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
    }
}

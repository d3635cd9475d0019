using System.Collections;
using System.Management.Automation;
using XScrape.Cloud;

namespace XScrape.PowerShell.Binding.Credentials;

/// <summary>Keys that do not change: of a PSCredential, or of the answer of sts:AssumeRole.</summary>
internal sealed class FixedCredential(CloudKeys keys) : ICredentialSource
{
    private readonly CloudKeys _keys = keys;

    public CloudKeys Read() => _keys;

    /// <summary>Equal keys are one identity, no matter which object has them.</summary>
    public override bool Equals(object? obj) => obj is FixedCredential other && other._keys == _keys;

    public override int GetHashCode() => _keys.GetHashCode();

    public override string ToString() => $"access key {_keys.AccessKey}";

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

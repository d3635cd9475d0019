using System.Management.Automation;
using XScrape.Arns;
using XScrape.Cloud;
using XScrape.PowerShell.Binding.Credentials;
using XScrape.PowerShell.Binding.Values;

namespace XScrape.PowerShell.Binding;

/// <summary>What Set-AWSCredential and Set-DefaultAWSRegion of AWS.Tools have set up in this shell.</summary>
/// <remarks>https://docs.aws.amazon.com/powershell/latest/userguide/creds-assign.html</remarks>
internal sealed class ShellDefaults(PSVariableIntrinsics variables)
{
    public ICredentialSource? Credential =>
        variables.GetValue("StoredAWSCredentials") is object stored ? CredentialReader.Read(stored, "$StoredAWSCredentials") : null;

    public Region? Region => RegionText.Of(variables.GetValue("StoredAWSRegion")) is string name ? Arns.Region.Parse(name) : null;
}

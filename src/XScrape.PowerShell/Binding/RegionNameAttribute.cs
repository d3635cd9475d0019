using System.Management.Automation;

namespace XScrape.PowerShell.Binding;

/// <summary>Lets -Region take what AWS.Tools takes and gives (Get-AWSRegion), by its code.</summary>
internal sealed class RegionNameAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => RegionText.Of(inputData) ?? inputData;
}

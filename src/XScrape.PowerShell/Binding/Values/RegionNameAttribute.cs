using System.Management.Automation;

namespace XScrape.PowerShell.Binding.Values;

/// <summary>Lets -Region take what AWS.Tools takes and gives (Get-AWSRegion), by its code.</summary>
internal sealed class RegionNameAttribute : ArgumentTransformationAttribute
{
    private static readonly OneTextAttribute s_one = new();

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object one = s_one.Transform(engineIntrinsics, inputData);
        return Refusal.Of(one) is null ? RegionText.Of(one) ?? one : one;
    }
}

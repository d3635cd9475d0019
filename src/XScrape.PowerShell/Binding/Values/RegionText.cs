using System.Management.Automation;

namespace XScrape.PowerShell.Binding.Values;

/// <summary>The code of a Region, from its text or from a RegionEndpoint or AWSRegion of AWS.Tools.</summary>
internal static class RegionText
{
    public static string? Of(object? value)
    {
        if (value is null)
        {
            return null;
        }

        PSObject region = PSObject.AsPSObject(value);
        string? text = (region.Properties["SystemName"] ?? region.Properties["Region"])?.Value?.ToString() ?? region.BaseObject.ToString();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}

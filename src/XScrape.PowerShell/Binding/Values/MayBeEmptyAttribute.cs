namespace XScrape.PowerShell.Binding.Values;

/// <summary>A parameter that may be given without a value. Each one stands with its reason in the list of the suite EmptyParameter.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MayBeEmptyAttribute : Attribute;

namespace XScrape.Conventions.Circle.Two;

/// <summary>The other half.</summary>
internal sealed class Second
{
    public One.First? Other { get; set; }
}

namespace XScrape.Conventions.Circle.One;

/// <summary>One half of a circle that the test must find.</summary>
internal sealed class First
{
    public Two.Second? Other { get; set; }
}

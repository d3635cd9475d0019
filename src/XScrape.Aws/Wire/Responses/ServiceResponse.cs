using System.Text;
using Amazon.Runtime;

namespace XScrape.Aws.Wire.Responses;

/// <summary>An answer as it came: reading it happens outside the pipeline, which would take an unreadable answer for a transient fault.</summary>
internal sealed class ServiceResponse : AmazonWebServiceResponse
{
    /// <summary>The media type as it came, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>The address that a redirect names; null without one.</summary>
    public string? RedirectHost { get; init; }

    public byte[] Body { get; init; } = [];

    public string Text => Encoding.UTF8.GetString(Body);
}

using System.Text;
using Amazon.Runtime;

namespace XScrape.Aws.Wire;

/// <summary>An answer as it came: reading it happens outside the pipeline, which would take an unreadable answer for a transient fault.</summary>
internal sealed class Answer : AmazonWebServiceResponse
{
    public byte[] Body { get; init; } = [];

    public string Text => Encoding.UTF8.GetString(Body);
}

using System.Xml;
using System.Xml.Linq;

namespace XScrape.Aws.Wire.Responses;

/// <summary>The answers of query services, read without regard to their name space.</summary>
internal static class XmlText
{
    /// <summary>No document type, so that no entity of an answer is ever expanded or fetched.</summary>
    public static XmlReaderSettings Settings { get; } = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static XElement Parse(byte[] body)
    {
        using XmlReader reader = XmlReader.Create(new MemoryStream(body), Settings);
        return XElement.Load(reader);
    }

    /// <summary>Query services put the request id into the body; null where there is none.</summary>
    public static string? RequestIdIn(byte[] body)
    {
        try
        {
            return body.Length == 0 || body[0] != '<' ? null : Parse(body).Child("ResponseMetadata")?.Text("RequestId");
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public static XElement Need(this XElement parent, string name) =>
        parent.Child(name) ?? throw new InvalidDataException($"The answer has no {name} in {parent.Name.LocalName}.");

    public static XElement? Child(this XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static string? Text(this XElement parent, string name) => parent.Child(name)?.Value;

    /// <summary>The <c>item</c> elements of a list of EC2's; none if the list is not there.</summary>
    public static IEnumerable<XElement> Items(this XElement parent, string name) =>
        parent.Child(name)?.Elements().Where(e => e.Name.LocalName == "item") ?? [];

    /// <summary>The <c>member</c> elements of a list; none if the list is not there.</summary>
    public static IEnumerable<XElement> Members(this XElement parent, string name) =>
        parent.Child(name)?.Elements().Where(e => e.Name.LocalName == "member") ?? [];
}

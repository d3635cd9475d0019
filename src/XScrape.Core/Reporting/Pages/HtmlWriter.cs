using System.Globalization;
using System.Text;
using System.Xml;
using XScrape.Display;

namespace XScrape.Reporting.Pages;

/// <summary>
/// Writes a page that is HTML and well-formed XML at once, without namespaces, which HTML does not need. Every text and attribute passes through the writer's escaping and
/// <see cref="VisibleText"/>; the only raw content is this module's own style and script.
/// </summary>
internal sealed class HtmlWriter : IDisposable
{
    private static readonly HashSet<string> s_void = ["meta", "link", "input", "use", "path", "circle", "rect"];

    private readonly XmlWriter _xml;
    private readonly Stack<string> _open = new();

    public HtmlWriter(Stream stream) => _xml = XmlWriter.Create(stream, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.None,
        CloseOutput = false,
    });

    public void Doctype() => _xml.WriteRaw("<!DOCTYPE html>\n");

    /// <summary>Opens an element; attributes follow as pairs of name and value, and one whose value is null is left out.</summary>
    public HtmlWriter Open(string name, params string?[] attributes)
    {
        _xml.WriteStartElement(name);
        _open.Push(name);
        for (int i = 0; i < attributes.Length; i += 2)
        {
            if (attributes[i + 1] is string value)
            {
                _xml.WriteAttributeString(attributes[i]!, Clean(value));
            }
        }

        return this;
    }

    public HtmlWriter Close(int count = 1)
    {
        for (int i = 0; i < count; i++)
        {
            if (s_void.Contains(_open.Pop()))
            {
                _xml.WriteEndElement();
            }
            else
            {
                // HTML knows no <div/>: what is not void has an end tag.
                _xml.WriteFullEndElement();
            }
        }

        return this;
    }

    public HtmlWriter Text(string? text)
    {
        if (text is not null)
        {
            _xml.WriteString(Clean(text));
        }

        return this;
    }

    /// <summary>An element that holds nothing but text.</summary>
    public HtmlWriter Leaf(string name, string? text, params string?[] attributes) => Open(name, attributes).Text(text).Close();

    /// <summary>Style or script of this module.</summary>
    public HtmlWriter Own(string name, string content)
    {
        Open(name);
        _xml.WriteRaw(content);
        return Close();
    }

    /// <summary>A line break between blocks, so that the page can be read and compared as text.</summary>
    public HtmlWriter Line()
    {
        _xml.WriteWhitespace("\n");
        return this;
    }

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A point in time, in the one form that people and HTML both read.</summary>
    public HtmlWriter Time(DateTimeOffset time) => Leaf("time", time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public void Dispose() => _xml.Dispose();

    private static string Clean(string text) => VisibleText.Of(text.IndexOf('\r') < 0 ? text : text.Replace("\r\n", "\n"));
}

using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Simulator.Tests.Support;

/// <summary>A response with its body read as its protocol has it.</summary>
internal sealed class Answer(SimulatorResponse response)
{
    public int Status => response.StatusCode;

    public SimulatorResponse Response => response;

    public string Text { get; } = Encoding.UTF8.GetString(response.Body);

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public XElement Xml => XElement.Parse(Text);

    public string? Header(string name) => response.Headers.Where(header => header.Key == name).Select(header => header.Value).FirstOrDefault();

    /// <summary>The error's code, wherever the protocol puts it.</summary>
    public string? Code => response.StatusCode is >= 200 and < 300 ? null : Header("x-amzn-ErrorType") ?? Value("Code");

    public string Message => Header("x-amzn-ErrorType") is null ? Value("Message")! : Json.GetProperty("message").GetString()!;

    /// <summary>The first element of this name, at any depth.</summary>
    public string? Value(string element) => Xml.DescendantsAndSelf().FirstOrDefault(one => one.Name.LocalName == element)?.Value;

    public IReadOnlyList<string> Values(string element) => [.. Xml.Descendants().Where(one => one.Name.LocalName == element).Select(one => one.Value)];

    public Answer Ok()
    {
        Assert.True(Status is >= 200 and < 300, $"{Status} {Text}");
        return this;
    }

    public Answer Fails(int status, string code)
    {
        Assert.Equal((status, code), (Status, Code));
        return this;
    }
}

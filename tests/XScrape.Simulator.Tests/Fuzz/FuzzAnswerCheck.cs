using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using XScrape.Simulator.Http.Requests;

namespace XScrape.Simulator.Tests.Fuzz;

/// <summary>What every answer must be, whatever was asked.</summary>
internal static class FuzzAnswerCheck
{
    /// <summary>Says what is wrong, or null.</summary>
    public static string? Fault(SimulatorResponse response)
    {
        string text = Encoding.UTF8.GetString(response.Body);
        if (response.StatusCode is < 200 or >= 500)
        {
            return $"status {response.StatusCode} {text}";
        }

        if (!response.Headers.Any(header => header.Key == "x-amzn-RequestId"))
        {
            return "no request id";
        }

        try
        {
            if (text.StartsWith("<?xml", StringComparison.Ordinal))
            {
                _ = XElement.Parse(text);
            }
            else if (text.Length > 0)
            {
                using JsonDocument document = JsonDocument.Parse(text);
            }

            return null;
        }
        catch (Exception exception) when (exception is XmlException or JsonException)
        {
            return "a body that cannot be read: " + text;
        }
    }
}

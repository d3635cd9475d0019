using System.Text;
using XScrape.Simulator.Amp.Requests;
using XScrape.Simulator.Http;
using XScrape.Simulator.Samples;
using XScrape.Simulator.Setup;
using XScrape.Simulator.Yaml;

namespace XScrape.Simulator.Amp.Configuration;

/// <summary>Refuses scrape configurations that AMP refuses: https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html.</summary>
internal static class ScrapeConfigurationRules
{
    public static ScrapeText Read(string blob, UnconfirmedFacts facts)
    {
        try
        {
            string text = new UTF8Encoding(false, true).GetString(Convert.FromBase64String(blob));
            YamlNode root = YamlReader.Read(text.Length > 0 && text[0] == '\uFEFF' ? throw new YamlError("it begins with a byte order mark") : text);
            if (root.Map is null)
            {
                throw new YamlError("it is no map"); // such as base64 that was encoded twice
            }

            ScrapeJobRules.Check(root);
            if (facts.SecondDocumentRefused && YamlLine.HasSecondDocument(text))
            {
                throw new YamlError("it has more than one document");
            }
        }
        catch (DecoderFallbackException)
        {
            throw Refused("it is not UTF-8");
        }
        catch (YamlError error) when (!error.IsUnread)
        {
            throw Refused(error.Message);
        }
        catch (YamlError)
        {
            // Right YAML for all that is known here.
        }

        return ScrapeText.Of(blob, facts);
    }

    private static AwsError Refused(string why) => AmpError.Invalid($"Invalid Prometheus scrape configuration: {why}");
}

using System.Text;
using XScrape.Simulator.Http;
using XScrape.Simulator.Http.Signing;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Resources;

namespace XScrape.Simulator.Amp.Requests;

/// <summary>Remembers what a client token was used for, and answers with it.</summary>
internal static class ClientTokens
{
    private const int Most = 20_000;

    /// <summary>The scraper of an earlier call with this token; null for a new one. Another body is refused.</summary>
    public static RememberedToken? Recall(Call call, string? token, string body)
    {
        if (token is null || !call.Account.Tokens.TryGetValue(Key(call, token), out RememberedToken? remembered))
        {
            return null;
        }

        if (remembered.At + call.World.Facts.ClientTokenLifetime <= call.World.Now)
        {
            call.Account.Tokens.Remove(Key(call, token));
            return null;
        }

        string id = remembered.ScraperArn.Substring(remembered.ScraperArn.LastIndexOf('/') + 1);
        const string Message = "The client token was used before with other parameters.";
        return remembered.BodyHash == Hash(body)
            ? remembered
            : throw (call.World.Facts.TokenMismatchError == "ValidationException" ? AmpError.Invalid(Message) : AmpError.Conflict(Message, id, remembered.ScraperArn.Contains(":workspace/") ? "workspace" : "scraper"));
    }

    public static void Remember(Call call, string? token, string body, Scraper scraper) => Remember(call, token, body, scraper.Arn);

    public static void Remember(Call call, string? token, string body, string arn)
    {
        if (token is null)
        {
            return;
        }

        Dictionary<string, RememberedToken> tokens = call.Account.Tokens;
        if (tokens.Count >= Most)
        {
            foreach (string old in tokens.OrderBy(pair => pair.Value.At).Take(Most / 2).Select(pair => pair.Key).ToArray())
            {
                tokens.Remove(old);
            }
        }

        tokens[Key(call, token)] = new RememberedToken(Hash(body), arn, call.World.Now);
    }

    private static string Key(Call call, string token) => $"{call.Operation.Name}/{call.Region}/{token}";

    private static string Hash(string body) => Hashing.Sha256(Encoding.UTF8.GetBytes(body));
}

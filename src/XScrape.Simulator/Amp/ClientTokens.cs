namespace XScrape.Simulator;

/// <summary>Remembers what a client token was used for, and answers with it.</summary>
internal static class ClientTokens
{
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
        return remembered.Body == body
            ? remembered
            : throw (call.World.Facts.TokenMismatchError == "ValidationException" ? AmpError.Invalid(Message) : AmpError.Conflict(Message, id, "scraper"));
    }

    public static void Remember(Call call, string? token, string body, Scraper scraper)
    {
        if (token is not null)
        {
            call.Account.Tokens[Key(call, token)] = new RememberedToken(body, scraper.Arn, call.World.Now);
        }
    }

    private static string Key(Call call, string token) => $"{call.Operation.Name}/{call.Region}/{token}";
}

using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Json;
using XScrape.Simulator.Naming;

namespace XScrape.Simulator.Faults;

/// <summary>Reads and writes fault plans as JSON, for files and for changes while it runs.</summary>
internal static class FaultJson
{
    public static FaultPlan Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            Fields root = new(document.RootElement, "the plan");
            List<FaultRule> rules = [.. root.Strings("presets").SelectMany(Preset), .. root.Objects("rules").Select(Rule)];
            ScraperFailure[] failures = [.. root.Objects("scraperFailures").Select(Failure)];
            root.NothingElse("presets", "rules", "scraperFailures");
            return new FaultPlan { Rules = rules, ScraperFailures = failures };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new FormatException("The fault plan cannot be read: " + exception.Message, exception);
        }
    }

    public static JsonObject Write(FaultPlan plan)
    {
        JsonArray rules = [.. plan.Rules.Select(rule => (JsonNode)new JsonObject
        {
            ["kind"] = rule.Kind.ToString(),
            ["service"] = rule.Service,
            ["operation"] = rule.Operation,
            ["accountId"] = rule.AccountId,
            ["skip"] = rule.Skip,
            ["times"] = rule.Times,
            ["probability"] = rule.Probability,
            ["ratePerSecond"] = rule.RatePerSecond,
            ["burst"] = rule.Burst,
            ["delaySeconds"] = rule.Delay.TotalSeconds,
            ["retryAfterSeconds"] = rule.RetryAfterSeconds,
            ["errorCode"] = rule.ErrorCode,
            ["errorStatus"] = rule.ErrorStatus,
            ["takesEffect"] = rule.TakesEffect,
        })];
        JsonArray failures = [.. plan.ScraperFailures.Select(failure => (JsonNode)new JsonObject
        {
            ["status"] = failure.Status,
            ["reason"] = failure.Reason,
            ["alias"] = failure.Alias,
            ["accountId"] = failure.AccountId,
        })];
        return new() { ["rules"] = rules, ["scraperFailures"] = failures };
    }

    private static IReadOnlyList<FaultRule> Preset(string name) => name == "assumed-limits"
        ? FaultPlan.AssumedLimits.Rules
        : throw new FormatException($"there is no preset '{name}', only assumed-limits");

    private static FaultRule Rule(JsonElement element)
    {
        Fields fields = new(element, "a rule");
        string kind = fields.Text("kind") ?? throw new FormatException("a rule needs a kind");
        fields.NothingElse("kind", "service", "operation", "accountId", "skip", "times", "probability", "ratePerSecond", "burst", "delaySeconds", "retryAfterSeconds", "errorCode", "errorStatus", "takesEffect");
        return new FaultRule
        {
            Kind = Enum.TryParse(kind, ignoreCase: true, out FaultKind found) && Enum.IsDefined(typeof(FaultKind), found) ? found : throw new FormatException($"there is no fault of kind '{kind}'"),
            Service = fields.Text("service"),
            Operation = fields.Text("operation"),
            AccountId = fields.Text("accountId"),
            Skip = (int)(fields.Number("skip") ?? 0),
            Times = (int?)fields.Number("times"),
            Probability = fields.Number("probability") ?? 1,
            RatePerSecond = fields.Number("ratePerSecond"),
            Burst = (int)(fields.Number("burst") ?? 1),
            Delay = TimeSpan.FromSeconds(fields.Number("delaySeconds") ?? 1),
            RetryAfterSeconds = (int?)fields.Number("retryAfterSeconds"),
            TakesEffect = fields.Flag("takesEffect") ?? false,
            ErrorCode = fields.Text("errorCode") ?? "InternalFailure",
            ErrorStatus = fields.Number("errorStatus") is { } status ? status is >= 400 and <= 599 ? (int)status : throw new FormatException("errorStatus is from 400 to 599") : 500,
        };
    }

    private static ScraperFailure Failure(JsonElement element)
    {
        Fields fields = new(element, "a scraper failure");
        fields.NothingElse("status", "reason", "alias", "accountId");
        string? status = fields.Text("status");
        return new ScraperFailure
        {
            Status = status is ScraperStatus.CreationFailed or ScraperStatus.UpdateFailed or ScraperStatus.DeletionFailed
                ? status
                : throw new FormatException("a scraper failure needs the status CREATION_FAILED, UPDATE_FAILED or DELETION_FAILED"),
            Reason = fields.Text("reason") is { Length: > 0 and <= 256 } reason ? reason : throw new FormatException("a scraper failure needs a reason of 1 to 256 characters"),
            Alias = fields.Text("alias"),
            AccountId = fields.Text("accountId"),
        };
    }
}

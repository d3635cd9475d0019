using System.Text.Json.Nodes;
using XScrape.Simulator.Json;
using XScrape.Simulator.Naming;
using XScrape.Simulator.World;

namespace XScrape.Simulator.State;

/// <summary>Writes and reads temporary credentials.</summary>
internal static class SessionState
{
    public static JsonObject Write(AccessKey key)
    {
        SessionTerms terms = key.Caller.Terms!;
        return new JsonObject
        {
            ["accessKeyId"] = key.Id,
            ["secretAccessKey"] = key.Secret,
            ["sessionToken"] = key.SessionToken,
            ["expiration"] = JsonOf.Moment(key.Expiration!.Value),
            ["roleArn"] = key.Caller.Role?.Arn,
            ["userArn"] = key.Caller.User?.Arn,
            ["sessionName"] = key.Caller.Arn.Substring(key.Caller.Arn.LastIndexOf('/') + 1),
            ["issued"] = JsonOf.Moment(terms.IssuedAt),
            ["policy"] = terms.PolicyText,
            ["policyArns"] = JsonOf.List(terms.Managed, policy => JsonValue.Create(policy.Arn)),
            ["tags"] = JsonOf.Tags(terms.Tags),
            ["transitiveKeys"] = JsonOf.List(terms.TransitiveKeys, tag => JsonValue.Create(tag)),
            ["sourceIdentity"] = terms.SourceIdentity,
        };
    }

    /// <summary>A session of a role or user that is gone is forgotten.</summary>
    public static void Read(SimulatedWorld world, Fields fields)
    {
        Role? role = world.FindRole(fields.Text("roleArn"));
        User? user = world.FindUser(fields.Text("userArn"));
        if (role is null && user is null)
        {
            return;
        }

        Account home = role?.Account ?? user!.Account;
        SessionTerms terms = new(fields.Moment("issued") ?? world.Now)
        {
            PolicyText = fields.Text("policy"),
            Managed = [.. fields.Strings("policyArns").Select(arn => home.FindPolicy(arn) ?? throw new FormatException($"there is no policy {arn}"))],
            Tags = StateReader.Tags(fields, TagMap.OfIam()),
            TransitiveKeys = fields.Strings("transitiveKeys"),
            SourceIdentity = fields.Text("sourceIdentity"),
        };
        string id = fields.Need("accessKeyId");
        world.Keys[id] = new AccessKey(id, fields.Need("secretAccessKey"), role is null ? new Caller(user!, terms) : new Caller(role, fields.Need("sessionName"), terms))
        {
            SessionToken = fields.Need("sessionToken"),
            Expiration = StateReader.At(fields, "expiration"),
        };
    }
}

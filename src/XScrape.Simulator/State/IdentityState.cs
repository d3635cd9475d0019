using System.Text.Json;
using System.Text.Json.Nodes;
using XScrape.Simulator.Json;
using XScrape.Simulator.Naming;
using XScrape.Simulator.Policies;
using XScrape.Simulator.World;
using XScrape.Simulator.World.Permissions;

namespace XScrape.Simulator.State;

/// <summary>Writes and reads users with their keys, and managed policies with their versions.</summary>
internal static class IdentityState
{
    /// <summary>The members that roles and users share.</summary>
    public static JsonObject Write(Identity identity) => new()
    {
        ["path"] = identity.Path,
        ["name"] = identity.Name,
        ["id"] = identity.Id,
        ["created"] = JsonOf.Moment(identity.Created),
        ["boundary"] = identity.BoundaryPolicy?.Arn,
        ["tags"] = JsonOf.Tags(identity.Tags),
        ["inline"] = new JsonObject(identity.Inline.Select(policy => new KeyValuePair<string, JsonNode?>(policy.Key, policy.Value.Text))),
        ["attached"] = JsonOf.List(identity.Attached, policy => JsonValue.Create(policy.Arn)),
    };

    public static JsonObject WriteUser(SimulatedWorld world, User user)
    {
        JsonObject json = Write(user);
        json["seeded"] = user.IsSeeded;
        json["keys"] = JsonOf.List(world.Keys.Values.Where(key => key.SessionToken is null && ReferenceEquals(key.Caller.User, user)), key => new JsonObject
        {
            ["id"] = key.Id,
            ["secret"] = key.Secret,
            ["created"] = JsonOf.Moment(key.Created),
            ["inactive"] = key.IsInactive,
        });
        return json;
    }

    public static JsonObject Write(ManagedPolicy policy) => new()
    {
        ["arn"] = policy.Arn,
        ["id"] = policy.Id,
        ["description"] = policy.Description,
        ["tags"] = JsonOf.Tags(policy.Tags),
        ["default"] = policy.Default.Id,
        ["versions"] = JsonOf.List(policy.Versions, version => new JsonObject { ["id"] = version.Id, ["document"] = version.Document, ["created"] = JsonOf.Moment(version.Created) }),
    };

    public static ManagedPolicy Policy(Fields fields) => new(
        fields.Need("arn"),
        fields.Need("id"),
        fields.Objects("versions").Select(element => new Fields(element, "a version")).Select(version => new PolicyVersion(version.Need("id"), version.Need("document"), StateReader.At(version, "created"))),
        fields.Need("default"))
    {
        Description = fields.Text("description"),
        Tags = StateReader.Tags(fields, TagMap.OfIam()),
    };

    /// <summary>The saved users take the place of those that came with the account.</summary>
    public static void ReplaceUsers(SimulatedWorld world, Account home, Fields account)
    {
        if (account.Raw("users") is null)
        {
            return; // a state from before there were users
        }

        Dictionary<string, User> planted = home.Users.ToDictionary(user => user.Name, StringComparer.Ordinal);
        foreach (User user in planted.Values)
        {
            home.Remove(user);
        }

        foreach (AccessKey key in world.Keys.Values.Where(key => ReferenceEquals(key.Caller.Account, home)))
        {
            world.Keys.TryRemove(key.Id, out _);
        }

        foreach (Fields fields in account.Objects("users").Select(element => new Fields(element, "a user")))
        {
            bool seeded = fields.Flag("seeded") == true;
            User user = new(home, fields.Need("path"), fields.Need("name"), fields.Need("id"), StateReader.At(fields, "created"))
            {
                IsSeeded = seeded,
                SeededBoundary = seeded && planted.TryGetValue(fields.Need("name"), out User? before) ? before.SeededBoundary : null,
            };
            Fill(home, user, fields);
            home.Add(user);
            foreach (Fields key in fields.Objects("keys").Select(element => new Fields(element, "a key")))
            {
                world.Keys[key.Need("id")] = new AccessKey(key.Need("id"), key.Need("secret"), new Caller(user)) { Created = StateReader.At(key, "created"), IsInactive = key.Flag("inactive") == true };
            }
        }
    }

    public static void Fill(Account home, Identity identity, Fields fields)
    {
        identity.BoundaryPolicy = fields.Text("boundary") is { } boundary ? home.FindPolicy(boundary) : null;
        identity.Tags = StateReader.Tags(fields, TagMap.OfIam());
        foreach (KeyValuePair<string, JsonElement> policy in fields.Map("inline"))
        {
            identity.Put(policy.Key, new InlinePolicy(policy.Value.GetString()!, PolicyDocument.Parse(policy.Value.GetString()!, PolicyKind.Identity)));
        }

        foreach (string arn in fields.Strings("attached"))
        {
            identity.Attach(home.FindPolicy(arn) ?? throw new FormatException($"there is no policy {arn}"));
        }
    }
}

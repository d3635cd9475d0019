namespace XScrape.Conformance.Decisions;

/// <summary>Makes cases, the same for the same number; about half of their statements are about the request.</summary>
internal sealed class CaseMaker
{
    private static readonly KeyValuePair<string, string>[] s_principals =
    [
        new("AWS", Deed.UserArn), new("AWS", Deed.RoleArn), new("AWS", Deed.SessionArn), new("AWS", $"arn:aws:iam::{Deed.Near}:root"), new("AWS", Deed.Near), new("AWS", "*"), new(string.Empty, "*"),
        new("AWS", $"arn:aws:iam::{Deed.Far}:root"), new("AWS", $"arn:aws:iam::{Deed.Near}:role/amp/Other"), new("AWS", $"arn:aws:sts::{Deed.Near}:assumed-role/Source/other"), new("AWS", $"arn:aws:iam::{Deed.Near}:user/Bob"),
        new("Service", Deed.Service), new("Service", "ec2.amazonaws.com"), new("Federated", "accounts.google.com"),
    ];

    private readonly Dice _dice;
    private readonly Deed _deed;
    private readonly string _owner;
    private readonly MadeCaller _caller;
    private readonly ConditionMaker _conditions;
    private readonly int _number;

    private CaseMaker(int seed, int number)
    {
        _number = number;
        _dice = new Dice(unchecked((seed * 1_000_003) + number));
        _deed = _dice.Pick(Deed.All);
        _caller = _deed.HasPolicy ? _dice.Of(MadeCaller.User, MadeCaller.Session, MadeCaller.Session, MadeCaller.Service) : _dice.Of(MadeCaller.User, MadeCaller.Session);
        _owner = _deed.HasPolicy && _dice.Chance(40) ? Deed.Far : Deed.Near;
        _conditions = new ConditionMaker(_dice, _deed.Action);
    }

    public static DecisionCase Make(int seed, int number) => new CaseMaker(seed, number).Make();

    private DecisionCase Make()
    {
        bool isService = _caller == MadeCaller.Service;
        return new DecisionCase
        {
            Number = _number,
            Deed = _deed,
            Caller = _caller,
            Owner = _owner,
            Tags = _dice.Chance(60) && !isService ? new Dictionary<string, string> { ["team"] = _dice.Of("obs", "eks") } : new Dictionary<string, string>(),
            Keys = _conditions.Keys(),
            Identity = isService ? [] : [.. Enumerable.Range(0, _dice.Below(3)).Select(_ => Policy(whole: false))],
            Boundary = !isService && _dice.Chance(30) ? Policy(whole: false) : null,
            Session = _caller == MadeCaller.Session && _dice.Chance(30) ? Policy(whole: true) : null,
            ResourcePolicy = _deed.HasPolicy ? new MadePolicy(Statements(ResourceStatement)) : null,
        };
    }

    private MadePolicy Policy(bool whole) => new(Statements(() => Statement(whole)));

    private MadeStatement[] Statements(Func<MadeStatement> make) => [.. Enumerable.Range(0, 1 + _dice.Below(3)).Select(_ => make())];

    private MadeStatement Statement(bool whole)
    {
        bool others = _dice.Chance(15);
        return new MadeStatement
        {
            Allows = !_dice.Chance(25),
            ActionMember = others ? "NotAction" : "Action",
            Actions = _dice.Some(Action),
            ResourceMember = _dice.Chance(15) ? "NotResource" : "Resource",
            Resources = _dice.Some(() => Resource(whole)),
            Conditions = _conditions.Some(),
        };
    }

    private MadeStatement ResourceStatement()
    {
        bool allows = !_dice.Chance(25);
        MadeStatement statement = Statement(whole: true) with
        {
            Allows = allows,
            PrincipalMember = !allows && !_deed.IsTrust && _dice.Chance(35) ? "NotPrincipal" : "Principal",
            Principals = _dice.Some(() => _dice.Chance(60) ? Own() : _dice.Of(s_principals)),
        };
        return _deed.IsTrust
            ? statement with { ActionMember = "Action", Actions = _dice.Some(() => _dice.Of("sts:AssumeRole", "sts:assumerole", "sts:TagSession", "sts:*", "sts:Assume*", "sts:SetSourceIdentity")), Resources = [] }
            : statement;
    }

    /// <summary>A principal that names the caller in some way.</summary>
    private KeyValuePair<string, string> Own() => _caller switch
    {
        MadeCaller.Service => new("Service", Deed.Service),
        MadeCaller.User => _dice.Of(s_principals[0], s_principals[3], s_principals[4]),
        _ => _dice.Of(s_principals[1], s_principals[1], s_principals[2], s_principals[3]),
    };

    private string Action()
    {
        string[] own = _deed.Action.Split(':');
        return _dice.Below(8) switch
        {
            0 => "*",
            1 => own[0] + ":*",
            2 or 3 => _deed.Action,
            4 => _deed.Action.ToUpperInvariant(),
            5 or 6 => own[0] + ":" + _dice.Blurred(own[1]),
            _ => _dice.Pick(Deed.All).Action,
        };
    }

    private string Resource(bool whole)
    {
        string own = _deed.Template == "*" ? _dice.Of(Deed.All.Where(deed => deed.Template != "*").ToArray()).Resource(Deed.Near) : _deed.Resource(_owner);
        return _dice.Below(10) switch
        {
            0 or 1 => "*",
            2 or 3 => own,
            4 or 5 or 6 => _dice.BlurredArn(own),
            7 when !whole => string.Join(':', own.Split(':').Take(3 + _dice.Below(3))) + _dice.Of(string.Empty, "*", ":*"),
            7 => own.Replace(Deed.Near, "*", StringComparison.Ordinal),
            8 => own[..(own.LastIndexOf('/') + 1)] + _dice.Pick(ConditionMaker.Variables),
            _ => _dice.Of(Deed.All.Where(deed => deed.Template != "*").ToArray()).Resource(_dice.Of(Deed.Near, Deed.Far)),
        };
    }
}

using System.Runtime.CompilerServices;

namespace XScrape.Conformance.Clients;

/// <summary>A fact that runs only where all the long cases do.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = LongCases.Reason;
        SkipType = typeof(LongCases);
        SkipUnless = nameof(LongCases.Wanted);
    }
}

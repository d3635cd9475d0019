using FsCheck;
using FsCheck.Fluent;

namespace XScrape.Tests;

/// <summary>Says that something holds for all values of a kind.</summary>
internal static class Law
{
    public static void Holds<T>(Gen<T> values, Func<T, bool> law, int runs = 300) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(FullRun.Runs(runs)).WithQuietOnSuccess(true), Prop.ForAll(values.ToArbitrary(), law));
}

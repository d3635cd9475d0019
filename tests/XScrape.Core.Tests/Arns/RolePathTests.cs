using XScrape.Arns;
using XScrape.Failures;

namespace XScrape.Tests.Arns;

public sealed class RolePathTests
{
    [Fact]
    public void A_path_reads_and_prints_the_same() =>
        Law.Holds(Some.RolePath, text => RolePath.Parse(text).ToString() == text);

    [Theory]
    [InlineData("")]
    [InlineData("//")]
    [InlineData("observability")]
    [InlineData("/observability")]
    [InlineData("observability/")]
    [InlineData("/a b/")]
    [InlineData("/a*/")]
    [InlineData("/$a/")]
    public void Anything_else_is_refused(string text) =>
        Expect.Failure(FailureId.InvalidRoleName, () => RolePath.Parse(text));

    [Fact]
    public void More_than_512_characters_are_refused() =>
        Expect.Failure(FailureId.InvalidRoleName, () => RolePath.Parse("/" + new string('a', 511) + "/"));
}

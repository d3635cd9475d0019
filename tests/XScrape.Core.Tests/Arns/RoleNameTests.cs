using XScrape.Arns;
using XScrape.Failures;

namespace XScrape.Tests.Arns;

public sealed class RoleNameTests
{
    [Fact]
    public void A_name_reads_and_prints_the_same() =>
        Law.Holds(Some.RoleName, text => RoleName.Parse(text).ToString() == text);

    [Fact]
    public void Names_are_equal_whatever_their_case() => Law.Holds(
        Some.RoleName,
        text => RoleName.Parse(text) == RoleName.Parse(text.ToUpperInvariant())
            && RoleName.Parse(text).GetHashCode() == RoleName.Parse(text.ToUpperInvariant()).GetHashCode());

    [Fact]
    public void Sixty_four_characters_are_the_most()
    {
        Assert.Equal(64, RoleName.Parse(new string('a', 64)).ToString().Length);
        Expect.Failure(FailureId.InvalidRoleName, () => RoleName.Parse(new string('a', 65)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a*")]
    [InlineData("$Role")]
    [InlineData("rôle")]
    public void Characters_that_IAM_refuses_are_refused(string text) =>
        Expect.Failure(FailureId.InvalidRoleName, () => RoleName.Parse(text));
}

using XScrape.Arns;
using XScrape.Failures;

namespace XScrape.Tests.Arns;

public sealed class AccountIdTests
{
    [Fact]
    public void Twelve_digits_read_and_print_the_same() =>
        Law.Holds(Some.Account, text => AccountId.Parse(text).ToString() == text);

    [Theory]
    [InlineData("")]
    [InlineData("11112222333")]
    [InlineData("1111222233334")]
    [InlineData("1111-2222-3333")]
    [InlineData("11112222333a")]
    [InlineData("１１１１２２２２３３３３")]
    [InlineData("111122223333\n")]
    [InlineData("$ACCOUNT_ID__")]
    public void Anything_else_is_refused(string text) =>
        Expect.Failure(FailureId.InvalidAccountId, () => AccountId.Parse(text));

    [Fact]
    public void A_number_that_lost_its_leading_zeros_is_told_so() =>
        Assert.Contains("001234567890", Expect.Failure(FailureId.InvalidAccountId, () => AccountId.Parse("1234567890")).Advice);
}

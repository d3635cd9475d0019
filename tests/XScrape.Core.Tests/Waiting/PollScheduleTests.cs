using FsCheck.Fluent;
using XScrape.Waiting;

namespace XScrape.Tests.Waiting;

public sealed class PollScheduleTests
{
    [Fact]
    public void The_first_look_is_after_a_second_and_the_next_half_a_second_later()
    {
        Assert.Equal(TimeSpan.FromSeconds(1), PollSchedule.Next(TimeSpan.Zero, null, null));
        Assert.Equal(TimeSpan.FromSeconds(0.5), PollSchedule.Next(TimeSpan.FromSeconds(1), null, null));
    }

    [Fact]
    public void A_creation_of_five_seconds_is_seen_within_two_thirds_of_a_second() =>
        Assert.True(PollSchedule.Next(TimeSpan.FromSeconds(5), null, null) <= TimeSpan.FromSeconds(0.65));

    [Fact]
    public void It_is_quiet_at_first_and_closer_when_the_end_is_near()
    {
        TimeSpan quiet = PollSchedule.Next(TimeSpan.FromMinutes(8), null, null);
        Assert.InRange(quiet, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(40));
        Assert.Equal(TimeSpan.FromSeconds(10), PollSchedule.Next(TimeSpan.FromMinutes(18), null, null));
        Assert.Equal(TimeSpan.FromSeconds(20), PollSchedule.Next(TimeSpan.FromMinutes(38), null, null));
    }

    [Fact]
    public void What_others_took_is_waited_for_in_few_steps_and_then_asked_for_closely()
    {
        TimeSpan usual = TimeSpan.FromMinutes(15);
        Assert.Equal(TimeSpan.FromSeconds(40), PollSchedule.Next(TimeSpan.FromMinutes(2), usual, null));
        Assert.Equal(TimeSpan.FromSeconds(10), PollSchedule.Next(TimeSpan.FromMinutes(14), usual, null));
        Assert.Equal(TimeSpan.FromSeconds(2.5), PollSchedule.Next(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), null));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(9.0)]
    public void The_users_interval_is_the_longest_pause(double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), PollSchedule.Next(TimeSpan.FromHours(1), null, TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void An_interval_of_nothing_still_pauses(int seconds) =>
        Assert.Equal(PollSchedule.Shortest, PollSchedule.Next(TimeSpan.FromHours(1), null, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_creation_of_20_minutes_costs_about_a_hundred_looks()
    {
        int looks = 0;
        for (TimeSpan age = TimeSpan.Zero; age < TimeSpan.FromMinutes(20); age += PollSchedule.Next(age, null, null))
        {
            looks++;
        }

        Assert.InRange(looks, 80, 130);
    }

    [Theory]
    [InlineData(1, 0.25)]
    [InlineData(49, 0.25)]
    [InlineData(100, 1)]
    [InlineData(1000, 2)]
    public void Long_lists_are_asked_for_less_often(int scrapers, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), PollSchedule.ShortestFor(scrapers));

    [Fact]
    public void No_pause_is_shorter_than_the_shortest_or_longer_than_40_seconds() => Law.Holds(
        from age in Gen.Choose(0, 5_000_000)
        from usual in Gen.Choose(0, 3_000_000)
        select (Age: TimeSpan.FromMilliseconds(age), Usual: usual == 0 ? (TimeSpan?)null : TimeSpan.FromMilliseconds(usual)),
        at => PollSchedule.Next(at.Age, at.Usual, null) is var pause && pause >= PollSchedule.Shortest && pause <= TimeSpan.FromSeconds(40));
}

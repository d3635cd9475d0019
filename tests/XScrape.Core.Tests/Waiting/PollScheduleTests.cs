using FsCheck.Fluent;
using XScrape.Waiting;

namespace XScrape.Tests.Waiting;

public sealed class PollScheduleTests
{
    [Fact]
    public void The_first_pause_is_a_quarter_of_a_second() => Assert.Equal(TimeSpan.FromMilliseconds(250), PollSchedule.Next(TimeSpan.Zero, null));

    [Fact]
    public void A_pause_is_a_tenth_of_the_time_passed_up_to_15_seconds()
    {
        Assert.Equal(TimeSpan.FromSeconds(6), PollSchedule.Next(TimeSpan.FromMinutes(1), null));
        Assert.Equal(TimeSpan.FromSeconds(15), PollSchedule.Next(TimeSpan.FromMinutes(10), null));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(30.0)]
    public void The_users_interval_is_the_longest_pause(double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), PollSchedule.Next(TimeSpan.FromHours(1), TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void An_interval_of_nothing_still_pauses(int seconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(250), PollSchedule.Next(TimeSpan.FromHours(1), TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_creation_of_20_minutes_costs_about_a_hundred_looks()
    {
        int looks = 0;
        for (TimeSpan elapsed = TimeSpan.Zero; elapsed < TimeSpan.FromMinutes(20); elapsed += PollSchedule.Next(elapsed, null))
        {
            looks++;
        }

        Assert.InRange(looks, 80, 130);
    }

    [Fact]
    public void Pauses_never_grow_shorter() => Law.Holds(
        from a in Gen.Choose(0, 5_000_000)
        from b in Gen.Choose(0, 5_000_000)
        select (Less: TimeSpan.FromMilliseconds(Math.Min(a, b)), More: TimeSpan.FromMilliseconds(Math.Max(a, b))),
        times => PollSchedule.Next(times.Less, null) <= PollSchedule.Next(times.More, null));
}

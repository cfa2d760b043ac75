using System.Net;
using Signals.Gateway.Limits;
using Signals.Testing;

namespace Signals.Gateway.Tests.Limits;

public sealed class LimitTests : IAsyncLifetime
{
    private readonly Town town = new(new() { SenderBurst = 3, SenderPerMinute = 6, TokenPerSecond = 2, FollowMissesPerMinute = 2, MostStreams = 1 });

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_sender_who_sends_too_much_is_asked_to_wait()
    {
        for (var i = 0; i < 3; i++) (await town.Post("/v1/signalen", Town.Signal())).Status.ShouldBe(HttpStatusCode.Created);
        (await town.Post("/v1/signalen", Town.Signal())).ShouldBeProblem(HttpStatusCode.TooManyRequests).Header("Retry-After").ShouldBe("10");
        (await town.Post("/v1/signalen", "{}")).ShouldBeProblem(HttpStatusCode.BadRequest);

        for (var i = 0; i < 2; i++) (await town.Post("/v1/signalen", Town.Signal(), "partner")).Status.ShouldBe(HttpStatusCode.Created);
        (await town.Post("/v1/signalen", Town.Signal(), "partner")).ShouldBeProblem(HttpStatusCode.TooManyRequests).Header("Retry-After").ShouldBe("1");

        town.Clock.Advance(TimeSpan.FromSeconds(10));
        (await town.Post("/v1/signalen", Town.Signal())).Status.ShouldBe(HttpStatusCode.Created);
        (await town.Post("/v1/signalen", Town.Signal())).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Only_codes_that_lead_nowhere_are_limited()
    {
        var code = (await town.Post("/v1/signalen", Town.Signal())).Json.GetProperty("volgcode").GetString();
        const string unknown = """{"volgcode":"0000-0000-0000-0000"}""";
        for (var i = 0; i < 2; i++) (await town.Post("/v1/meldingen/opvragen", unknown)).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Post("/v1/meldingen/opvragen", unknown)).ShouldBeProblem(HttpStatusCode.TooManyRequests).Header("Retry-After").ShouldBe("30");
        (await town.Post("/v1/meldingen/opvragen", """{"volgcode":"ABCD"}""")).ShouldBeProblem(HttpStatusCode.TooManyRequests);
        for (var i = 0; i < 5; i++) (await town.Post("/v1/meldingen/opvragen", $$"""{"volgcode":"{{code}}"}""")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Open_streams_are_bounded()
    {
        using var client = town.NewClient("wijkteamlid");
        await using (await Inbox.EventStream.Open(client, "/v1/wijkteams/noord/aanleidingen/stroom"))
            (await town.Get("/v1/wijkteams/noord/aanleidingen/stroom", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public void Senders_are_forgotten_once_their_allowance_is_whole_again()
    {
        var clock = new ManualClock();
        var buckets = new TokenBuckets(clock, burst: 2, perSecond: 1, most: 100);
        for (UInt128 sender = 0; sender < 200; sender++) buckets.Take(sender);
        buckets.Count.ShouldBe(100);
        buckets.Take(1_000).ShouldNotBeNull("those beyond the bound share one allowance");
        buckets.Take(1).ShouldBeNull();
        clock.Advance(TimeSpan.FromMinutes(1));
        buckets.Take(7).ShouldBeNull();
        buckets.Count.ShouldBe(1);
    }
}

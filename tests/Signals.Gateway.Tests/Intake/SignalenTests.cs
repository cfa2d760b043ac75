using System.Net;
using Signals.Core.Areas;
using Signals.Core.Follow;

namespace Signals.Gateway.Tests.Intake;

public sealed class SignalenTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task A_signal_is_received_and_gives_a_follow_code()
    {
        var answer = await town.Post("/v1/signalen", """
            { "thema": "eenzaamheid", "buurt": "BU99990102", "bron": "bewoner", "waargenomenOp": "2026-11-20T09:15:00+01:00",
              "huishouden": { "postcode": "9999ab", "huisnummer": 12, "toevoeging": "A" }, "waarneming": "woorden", "duiding": "nog meer",
              "overAnder": false, "contact": { "email": "iemand@voorbeeld.nl", "toestemming": true }, "bijElkaarHouden": true }
            """);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        answer.Header("API-Version").ShouldBe("1.0.0");
        answer.Json.GetProperty("status").GetString().ShouldBe("ontvangen");
        answer.Json.GetProperty("ontvangenOp").GetDateTimeOffset().ShouldBe(town.Clock.GetUtcNow());
        FollowCode.TryParse(answer.Json.GetProperty("volgcode").GetString(), out var code).ShouldBeTrue();
        code.Municipality.ShouldBe(MunicipalityCode.Parse("GM9999"));

        var kept = await town.Vault.Read(code.Municipality, SignalId.Parse(answer.Json.GetProperty("id").GetString()!), default);
        kept.ShouldBe(new("woorden", "nog meer", "iemand@voorbeeld.nl"));
        (await town.Vault.Unconfirmed(town.Clock.GetUtcNow().AddDays(1), 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_key_with_the_same_body_gets_the_same_answer()
    {
        var first = await town.Post("/v1/signalen", Town.Signal(), key: "zelfde");
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await town.Post("/v1/signalen", Town.Signal(), key: "zelfde");
        second.Status.ShouldBe(HttpStatusCode.Created);
        second.Text.ShouldBe(first.Text);
    }

    [Theory]
    [InlineData(Town.Here)]
    [InlineData(Town.There)]
    public async Task The_same_key_with_another_body_is_refused_and_replaces_nothing(string buurt)
    {
        var key = $"ander-{buurt}";
        var first = await town.Post("/v1/signalen", Town.Signal(rest: ""","waarneming":"eerste" """), key: key);
        (await town.Post("/v1/signalen", Town.Signal(buurt, rest: ""","waarneming":"tweede" """), key: key)).ShouldBeProblem(HttpStatusCode.Conflict);
        var id = SignalId.Parse(first.Json.GetProperty("id").GetString()!);
        (await town.Vault.Read(MunicipalityCode.Parse("GM9999"), id, default))!.Observation.ShouldBe("eerste");
    }

    [Fact]
    public async Task What_a_request_that_broke_off_left_behind_is_not_taken_for_another_ones_words()
    {
        var here = MunicipalityCode.Parse("GM9999");
        var secret = await town.Keys.Key(here, "volgcode", null, default);
        var id = SignalId.Of(secret.Span, FollowCode.Of(secret.Span, here, "api:afgebroken"));
        await town.Vault.KeepIfAbsent(here, id, new("van een ander", null, null), town.Clock.GetUtcNow(), town.Clock.GetUtcNow().AddDays(1), default);
        var answer = await town.Post("/v1/signalen", Town.Signal(rest: ""","waarneming":"van mij" """), key: "afgebroken");
        answer.Json.GetProperty("id").GetString().ShouldBe(id.ToString());
        (await town.Vault.Read(here, id, default))!.Observation.ShouldBe("van mij");
    }

    [Fact]
    public async Task The_same_request_many_times_at_once_is_one_signal()
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => town.Post("/v1/signalen", Town.Signal(rest: ""","waarneming":"één keer" """), key: "tegelijk")));
        sent.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        sent.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
        var id = SignalId.Parse(sent[0].Json.GetProperty("id").GetString()!);
        (await town.Vault.Read(MunicipalityCode.Parse("GM9999"), id, default))!.Observation.ShouldBe("één keer");
    }

    [Fact]
    public async Task Of_different_requests_under_one_key_at_once_one_is_recorded_and_its_words_are_kept()
    {
        for (var round = 1; round <= 4; round++)
        {
            var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
                town.Post("/v1/signalen", Town.Signal(i % 2 == 0 ? Town.Here : Town.There, rest: $$""","waarneming":"van {{i}}" """), "wijkteamlid", $"strijd-{round}")));

            var recorded = Array.FindIndex(sent, answer => answer.Status == HttpStatusCode.Created);
            sent.Count(answer => answer.Status == HttpStatusCode.Conflict).ShouldBe(7);
            var id = SignalId.Parse(sent[recorded].Json.GetProperty("id").GetString()!);
            (await town.Vault.Read(MunicipalityCode.Parse("GM9999"), id, default))!.Observation.ShouldBe($"van {recorded}");
        }
        (await town.Vault.Unconfirmed(town.Clock.GetUtcNow().AddDays(1), 100, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_without_an_account_cannot_speak_for_the_team()
    {
        var body = """{"thema":"eenzaamheid","buurt":"BU99990102","bron":"koffiekar","aantal":3}""";
        (await town.Post("/v1/signalen", body)).ShouldBeProblem(HttpStatusCode.Unauthorized);
        (await town.Post("/v1/signalen", body, "manager")).ShouldBeProblem(HttpStatusCode.Forbidden);
        (await town.Post("/v1/signalen", body, "partner")).ShouldBeProblem(HttpStatusCode.Forbidden);
        (await town.Post("/v1/signalen", body, "onbekend")).ShouldBeProblem(HttpStatusCode.Unauthorized);
        (await town.Post("/v1/signalen", body, "vrijwilliger")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_signal_can_be_followed_and_withdrawn()
    {
        var sent = await town.Post("/v1/signalen", Town.Signal(rest: ""","waarneming":"weg ermee" """));
        var code = $$"""{"volgcode":"{{sent.Json.GetProperty("volgcode").GetString()}}"}""";
        var followed = await town.Post("/v1/meldingen/opvragen", code.ToLowerInvariant());
        followed.Status.ShouldBe(HttpStatusCode.OK, followed.Text);
        followed.Json.GetProperty("status").GetString().ShouldBe("ontvangen");
        (await town.Post("/v1/meldingen/intrekken", code)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await town.Post("/v1/meldingen/opvragen", code)).ShouldBeProblem(HttpStatusCode.NotFound);
        var id = SignalId.Parse(sent.Json.GetProperty("id").GetString()!);
        (await town.Vault.Read(MunicipalityCode.Parse("GM9999"), id, default)).ShouldBeNull();
    }
}

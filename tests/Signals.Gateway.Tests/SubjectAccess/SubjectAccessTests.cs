using System.Net;
using System.Text.Json;
using Signals.Core.Follow;
using Signals.Grains.Logbook;

namespace Signals.Gateway.Tests.SubjectAccess;

/// <summary>Whoever has follow codes gets everything that is kept of those signals, but what would harm another.</summary>
public sealed class SubjectAccessTests : IAsyncLifetime
{
    private const string Words = ",\"waarneming\":\"Mevrouw Jansen van Kerkstraat 12, komt niet meer buiten.\",\"duiding\":\"Ik denk dat Pieter haar niet helpt.\"";

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_signal_gives_back_all_that_was_told_with_it_and_until_when_it_is_kept()
    {
        var code = await Tell(rest: $$"""{{Words}},"contact":{"email":"ik@example.nl","toestemming":true},"huishouden":{"postcode":"9999AB","huisnummer":7},"bijElkaarHouden":true""");

        var answer = await Ask(code);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        var signal = answer.Json.GetProperty("meldingen")[0];
        signal.GetProperty("volgcode").GetString().ShouldBe(code);
        var data = signal.GetProperty("gegevens");
        data.GetProperty("thema").GetProperty("naam").GetString().ShouldBe("Eenzaamheid en isolement");
        data.GetProperty("buurt").GetProperty("naam").GetString().ShouldBe("Buurt 12");
        data.GetProperty("waargenomenOp").GetString().ShouldBe("2026-11-20");
        data.GetProperty("bron").GetString().ShouldBe("bewoner");
        data.GetProperty("meegeteld").GetBoolean().ShouldBeTrue();
        data.GetProperty("overAnder").GetBoolean().ShouldBeFalse();
        data.GetProperty("huishoudenBekend").GetBoolean().ShouldBeTrue();
        var words = signal.GetProperty("woorden");
        words.GetProperty("waarneming").GetString().ShouldBe("Mevrouw Jansen van Kerkstraat 12, komt niet meer buiten.");
        words.GetProperty("duiding").GetString().ShouldBe("Ik denk dat Pieter haar niet helpt.");
        words.GetProperty("email").GetString().ShouldBe("ik@example.nl");
        words.GetProperty("bewaard").GetProperty("tot").GetDateTimeOffset().ShouldBe(town.Clock.GetUtcNow().AddDays(91));
        signal.GetProperty("bijElkaar").GetProperty("tot").GetDateTimeOffset().ShouldBe(town.Clock.GetUtcNow().AddDays(365));
        signal.GetProperty("stand").GetProperty("status").GetString().ShouldBe("ontvangen");
        LeftOut(signal).ShouldBe(["household-token", "household-kept-together", "household-question"]);
        answer.Text.ShouldNotContain("9999AB", Case.Sensitive, "the address itself is kept nowhere");
    }

    [Theory]
    [InlineData("bewoner", false, "Mevrouw Jansen van Kerkstraat 12, komt niet meer buiten.", "Ik denk dat Pieter haar niet helpt.", "")]
    [InlineData("bewoner", true, "Mevrouw [...] van [...], komt niet meer buiten.", "Ik denk dat [...] haar niet helpt.", "words-resident")]
    [InlineData("huisbezoek", false, "Mevrouw Jansen van Kerkstraat 12, komt niet meer buiten.", "Ik denk dat Pieter haar niet helpt.", "account-name")]
    [InlineData("huisbezoek", true, "Mevrouw [...] van [...], komt niet meer buiten.", null, "account-name words-resident words-resident")]
    public async Task Words_about_another_are_told_without_what_leads_to_that_other(string source, bool isAboutAnother, string observation, string? interpretation, string leftOut)
    {
        var code = await Tell(source, $"{Words},\"overAnder\":{(isAboutAnother ? "true" : "false")}");

        var answer = await Ask(code);

        var signal = answer.Json.GetProperty("meldingen")[0];
        var words = signal.GetProperty("woorden");
        words.GetProperty("waarneming").GetString().ShouldBe(observation);
        (words.TryGetProperty("duiding", out var told) ? told.GetString() : null).ShouldBe(interpretation);
        LeftOut(signal).ShouldBe(leftOut.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        signal.GetProperty("weggelaten").EnumerateArray().ShouldAllBe(left => left.GetProperty("uitleg").GetString()!.Length > 20);
        answer.Text.ShouldNotContain("demo-", Case.Sensitive, "nobody who works with the platform is named");
    }

    [Fact]
    public async Task What_another_of_the_household_told_is_not_told_nor_that_there_is_any()
    {
        const string household = ""","huishouden":{"postcode":"9999AB","huisnummer":7},"bijElkaarHouden":true""";
        var alone = Comparable(await Ask(await Tell("inloop", household)));
        await Tell("huisbezoek", $",\"waarneming\":\"van een huisgenoot\"{household}", "geldzorgen");
        for (var tries = 0; (await town.Get("/v1/huishoudvragen", "wijkteamlid")).Json.GetArrayLength() == 0; tries++)
        {
            tries.ShouldBeLessThan(200);
            await Task.Delay(20);
        }
        town.Clock.Advance(TimeSpan.FromDays(29));

        var together = Comparable(await Ask(await Tell("inloop", household)));

        together.ShouldBe(alone);

        static string Comparable(Answer answer)
        {
            var signal = answer.Json.GetProperty("meldingen")[0];
            return string.Join('|', signal.EnumerateObject().Select(property => property.Name)) + string.Join('|', LeftOut(signal)) + signal.GetProperty("gebruik").GetArrayLength();
        }
    }

    [Fact]
    public async Task Whoever_is_younger_than_16_is_referred_to_a_representative_who_does_get_it()
    {
        var code = await Tell(rest: Words);
        var lines = town.Logbook.Taken.Count;

        var refused = (await AskAs("zelf-onder-16", code)).ShouldBeProblem(HttpStatusCode.Forbidden);

        refused.Json.GetProperty("detail").GetString()!.ShouldContain("ouder of voogd");
        refused.Text.ShouldNotContain("Jansen");
        town.Logbook.Taken.Count.ShouldBe(lines);
        (await AskAs("vertegenwoordiger", code)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task That_it_was_given_stands_in_both_logs_and_in_the_next_answer()
    {
        var code = await Tell(rest: Words);
        var lines = town.Logbook.Taken.Count;

        await Ask(code);
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        var next = await Ask(code);

        var entry = town.Logbook.Taken.Skip(lines).First();
        entry.Audit.ShouldHaveSingleItem().Event.ShouldBe("inzage-geven");
        entry.Processing.ShouldHaveSingleItem().Detail.ShouldBe(new("inzage-gegeven", "rechten", "bewoner"));
        next.Json.GetProperty("meldingen")[0].GetProperty("gebruik")[0].GetProperty("wat").GetString().ShouldBe("Vroeg op wat we over de melding bewaren.");
        town.Log.All.ShouldNotContain("Jansen");
        town.Logbook.Refuses = _ => true;
        (await Ask(code)).ShouldBeProblem(HttpStatusCode.ServiceUnavailable).Text.ShouldNotContain("Jansen");
    }

    [Fact]
    public async Task Of_a_signal_that_was_withdrawn_only_the_log_is_left()
    {
        var code = await Tell(rest: Words);
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await town.Post("/v1/meldingen/intrekken", $$"""{"volgcode":"{{code}}"}""");
        town.Clock.Advance(TimeSpan.FromDays(400));

        var signal = (await Ask(code)).Json.GetProperty("meldingen")[0];

        signal.TryGetProperty("gegevens", out _).ShouldBeFalse();
        signal.TryGetProperty("woorden", out _).ShouldBeFalse();
        signal.GetProperty("gebruik").EnumerateArray().Select(line => line.GetProperty("wat").GetString()).ShouldBe(["Trok de melding in.", "De melding kwam binnen."]);
    }

    [Fact]
    public async Task Twenty_signals_of_a_full_vault_are_told_at_once_and_one_more_is_too_many()
    {
        var codes = new List<string>();
        for (var number = 1; number <= 20; number++)
            codes.Add(await Tell(number % 2 == 0 ? "inloop" : "huisbezoek", $$""","waarneming":"{{new string('w', 1_990)}} {{number}}","duiding":"{{new string('d', 1_990)}}","contact":{"email":"ik{{number}}@example.nl","toestemming":true},"huishouden":{"postcode":"9999AB","huisnummer":{{number}} },"bijElkaarHouden":true"""));

        var answer = await Ask([.. codes]);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        var signals = answer.Json.GetProperty("meldingen").EnumerateArray().ToList();
        signals.Select(signal => signal.GetProperty("volgcode").GetString()).ShouldBe(codes);
        signals.Select(signal => signal.GetProperty("woorden").GetProperty("waarneming").GetString()!.Split(' ')[1]).ShouldBe(Enumerable.Range(1, 20).Select(number => $"{number}"));
        (await Ask([.. codes, await Tell()])).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/volgcodes"]);
    }

    [Fact]
    public async Task Of_many_uses_the_latest_hundred_are_told_and_that_there_are_more()
    {
        var code = await Tell();
        FollowCode.TryParse(code, out var parsed).ShouldBeTrue();
        var id = SignalId.Parse((await Ask(code)).Json.GetProperty("meldingen")[0].GetProperty("id").GetString()!);
        var subject = await town.Keys.Subject(parsed!.Municipality, id, default);
        await town.Logbook.Record(new([], [.. Enumerable.Range(1, 100).Select(number => new ProcessingLine(parsed.Municipality, new((UInt128)number), subject, new("woorden-gelezen", "wijkteamwerk", "wijkteamlid")))]), default);

        var signal = (await Ask(code)).Json.GetProperty("meldingen")[0];

        signal.GetProperty("gebruik").GetArrayLength().ShouldBe(100);
        signal.GetProperty("gebruikIsAfgekapt").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_that_leads_to_nothing_is_named_beside_those_that_do_and_alone_is_not_found()
    {
        const string unknown = "0000-0000-0000-0000";
        var answer = await Ask(await Tell(), unknown);

        answer.Json.GetProperty("meldingen").GetArrayLength().ShouldBe(1);
        answer.Json.GetProperty("nietGevonden").EnumerateArray().Select(code => code.GetString()).ShouldBe([unknown]);
        (await Ask(unknown)).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{}""", "/volgcodes /wie")]
    [InlineData("""{"volgcodes":[],"wie":"zelf"}""", "/volgcodes")]
    [InlineData("""{"volgcodes":"0000-0000-0000-0000","wie":"zelf"}""", "/volgcodes")]
    [InlineData("""{"volgcodes":["0000-0000-0000-0000","ABCD",7],"wie":"oma"}""", "/volgcodes/2 /volgcodes/1 /wie")]
    [InlineData("""{"volgcodes":["0000-0000-0000-0000","0000000000000000"],"wie":"zelf"}""", "/volgcodes/1")]
    [InlineData("""{"volgcodes":["0000-0000-0000-0000"],"wie":"zelf","bsn":"1"}""", "/bsn")]
    public async Task A_request_that_is_wrong_is_refused_and_every_wrong_field_is_named(string body, string fields) =>
        (await town.Post("/v1/meldingen/inzage", body)).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(fields.Split(' '));

    private async Task<string> Tell(string source = "bewoner", string rest = "", string theme = "eenzaamheid")
    {
        var sent = await town.Post("/v1/signalen", $$"""{"thema":"{{theme}}","buurt":"{{Town.Here}}","bron":"{{source}}"{{rest}} }""", source == "bewoner" ? null : "wijkteamlid");
        sent.Status.ShouldBe(HttpStatusCode.Created, sent.Text);
        return sent.Json.GetProperty("volgcode").GetString()!;
    }

    private Task<Answer> Ask(params string[] codes) => AskAs("zelf", codes);

    private Task<Answer> AskAs(string asker, params string[] codes) => town.Post("/v1/meldingen/inzage", JsonSerializer.Serialize(new { volgcodes = codes, wie = asker }));

    private static IEnumerable<string> LeftOut(JsonElement signal) => signal.GetProperty("weggelaten").EnumerateArray().Select(left => left.GetProperty("soort").GetString()!);
}

using System.Net;
using System.Text.Json;

namespace Signals.Gateway.Tests.Inbox;

public sealed class InboxTests : IAsyncLifetime
{
    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_prompt_reaches_the_stream_and_the_inbox_and_can_be_taken_up()
    {
        using var client = town.NewClient("wijkteamlid");
        await using var stream = await EventStream.Open(client, "/v1/wijkteams/midden/aanleidingen/stroom");
        (await stream.Next()).ShouldBe(new("welkom", "0", "{}"));
        await town.Rise(Town.Here, "eenzaamheid");

        var happened = await stream.Next();
        happened.Kind.ShouldBe("aanleiding");
        happened.Id.ShouldBe("1");
        happened.Data.ShouldNotContain('\n');
        var prompt = JsonDocument.Parse(happened.Data).RootElement;
        var id = prompt.GetProperty("id").GetString()!;
        prompt.GetProperty("buurt").GetProperty("code").GetString().ShouldBe(Town.Here);
        prompt.GetProperty("soort").GetString().ShouldBe("toename");
        prompt.GetProperty("vragen").GetArrayLength().ShouldBeGreaterThanOrEqualTo(3);
        prompt.GetProperty("menukaart").EnumerateArray().Select(card => card.GetProperty("titel").GetString()).ShouldContain("Niets doen");
        prompt.GetProperty("menukaart").EnumerateArray().Select(card => card.GetProperty("kleur").GetString()).Distinct().Count().ShouldBe(4);

        (await town.Get("/v1/aanleidingen?wijkteam=noord", "coordinator")).Json.GetProperty("totaal").GetInt32().ShouldBe(0);
        foreach (var query in new[] { "", "?wijkteam=midden", $"?buurt={Town.Here}&status=nieuw", "?sinds=2026-01-01T00:00:00Z&perPagina=1" })
        {
            var list = await town.Get($"/v1/aanleidingen{query}", "coordinator");
            list.Json.GetProperty("totaal").GetInt32().ShouldBe(1, list.Text);
            list.Json.GetProperty("aanleidingen")[0].GetProperty("id").GetString().ShouldBe(id);
        }
        (await town.Get($"/v1/aanleidingen/{id}", "wijkteamlid")).Json.GetProperty("status").GetString().ShouldBe("nieuw");
        (await town.Send(HttpMethod.Post, $"/v1/aanleidingen/{id}/zien", "wijkteamlid")).Json.GetProperty("status").GetString().ShouldBe("gezien");
        (await town.Send(HttpMethod.Post, $"/v1/aanleidingen/{id}/oppakken", "wijkteamlid")).Json.GetProperty("status").GetString().ShouldBe("opgepakt");
        (await town.Send(HttpMethod.Post, "/v1/aanleidingen/BU99990102-99/zien", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Get("/v1/aanleidingen?status=anders&buurt=x&wijkteam=nergens&pagina=0&vreemd=1", "wijkteamlid"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.Order().ShouldBe(["buurt", "pagina", "status", "vreemd", "wijkteam"]);
    }

    [Fact]
    public async Task The_course_of_a_theme_stands_beside_its_prompt_and_counts_nobody_out()
    {
        await town.Rise(Town.Here, "eenzaamheid");
        await WaitFor(1);
        (await town.Get("/v1/aanleidingen/BU99990102-1/verloop", "wijkteamlid")).Json.GetProperty("weken").GetArrayLength().ShouldBe(0);
        town.Clock.Advance(TimeSpan.FromDays(28));

        var course = await town.Get("/v1/aanleidingen/BU99990102-1/verloop", "coordinator");

        course.Status.ShouldBe(HttpStatusCode.OK, course.Text);
        course.Json.GetProperty("weken").EnumerateArray().Select(week => week.GetProperty("week").GetString()).ShouldBe(["2026-W50", "2026-W51"]);
        course.Json.GetProperty("weken")[0].GetProperty("huishoudens").GetString().ShouldBe("10 tot 19");
        course.Json.GetProperty("weken")[0].GetProperty("normaal").GetString().ShouldNotBeNullOrEmpty();
        course.Json.GetProperty("toelichting").GetString()!.ShouldContain("in de hele buurt Buurt 12");
        (await town.Get("/v1/aanleidingen/BU99990102-9/verloop", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_told_something_reads_what_the_team_did_with_it()
    {
        var sent = await town.Post("/v1/signalen", Town.Signal());
        await town.Rise(Town.Here, "eenzaamheid");
        await WaitFor(1);
        var code = $$"""{"volgcode":"{{sent.Json.GetProperty("volgcode").GetString()}}"}""";
        (await town.Post("/v1/meldingen/opvragen", code)).Json.GetProperty("status").GetString().ShouldBe("meegeteld");
        town.Clock.Advance(TimeSpan.FromHours(1));
        await town.Send(HttpMethod.Post, "/v1/aanleidingen/BU99990102-1/oppakken", "wijkteamlid");
        for (var tries = 0; ; tries++)
        {
            var followed = (await town.Post("/v1/meldingen/opvragen", code)).Json;
            if (followed.GetProperty("status").GetString() == "besproken")
            {
                followed.GetProperty("bijgewerktOp").GetDateTimeOffset().ShouldBe(town.Clock.GetUtcNow());
                return;
            }
            tries.ShouldBeLessThan(200);
            await Task.Delay(10);
        }
    }

    [Fact]
    public async Task A_reader_who_comes_back_misses_nothing_and_sees_nothing_twice()
    {
        await town.Rise(Town.Here, "eenzaamheid");
        await town.Rise(Town.There, "geldzorgen");
        using var client = town.NewClient("wijkteamlid");
        await WaitFor(2);

        await using (var all = await EventStream.Open(client, "/v1/wijkteams/midden/aanleidingen/stroom", "0"))
        {
            (await all.Next()).Id.ShouldBe("0");
            (await all.Next()).Id.ShouldBe("1");
            (await all.Next()).Id.ShouldBe("2");
        }
        await using (var rest = await EventStream.Open(client, "/v1/wijkteams/midden/aanleidingen/stroom", "1"))
        {
            (await rest.Next()).ShouldBe(new("welkom", "1", "{}"));
            (await rest.Next()).Id.ShouldBe("2");
        }
        foreach (var bad in new[] { "x", "-1", "99", "1.5" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/wijkteams/midden/aanleidingen/stroom");
            request.Headers.TryAddWithoutValidation("Last-Event-ID", bad);
            using var response = await client.SendAsync(request);
            (await Answer.Of(response)).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["Last-Event-ID"]);
        }
    }

    [Fact]
    public async Task Streams_end_when_the_platform_stops()
    {
        using var client = town.NewClient("wijkteamlid");
        await using var stream = await EventStream.Open(client, "/v1/wijkteams/noord/aanleidingen/stroom");
        await stream.Next();
        var started = System.Diagnostics.Stopwatch.StartNew();
        await town.App.StopAsync();
        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private async Task WaitFor(int prompts)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if ((await town.Get("/v1/aanleidingen", "wijkteamlid")).Json.GetProperty("totaal").GetInt32() == prompts) return;
            await Task.Delay(10);
        }
        throw new TimeoutException("The prompts did not arrive.");
    }
}

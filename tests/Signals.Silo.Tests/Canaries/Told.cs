using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Signals.Testing;

namespace Signals.Silo.Tests.Canaries;

/// <summary>Signals by every way in that programs use, rightly filled in.</summary>
internal sealed class Told(SiloProcess platform, Aviary aviary)
{
    /// <summary>A neighbourhood of the sample in which nothing was planted.</summary>
    public const string Here = "BU99990201";

    private const string Team = "zuid";
    private const string Theme = "eenzaamheid";

    /// <summary>Signals of so many households on one theme raise a prompt.</summary>
    public const int Households = 8;

    public async Task Everything()
    {
        await Signals();
        await Imports();
        await Stop();
        await TeamWork();
        await Municipality();
    }

    /// <summary>One signal with everything in it that a resident can tell.</summary>
    public object Signal(string place, string? source = null)
    {
        var (postcode, number) = aviary.Household($"{place}/huishouden");
        return new
        {
            thema = Theme,
            buurt = Here,
            bron = source ?? "bewoner",
            huishouden = new { postcode, huisnummer = number, toevoeging = "A" },
            waarneming = aviary.Story($"{place}/waarneming"),
            duiding = aviary.Story($"{place}/duiding"),
            contact = new { email = aviary.Email($"{place}/contact/email", Stays.Mail), toestemming = true },
            bijElkaarHouden = true,
        };
    }

    private async Task Signals()
    {
        using var resident = platform.Client();
        for (var house = 0; house < Households; house++)
            await Post(resident, "/v1/signalen", Signal("signalen"), aviary.Word("signalen/Idempotency-Key"));
        foreach (var (source, role) in new[] { ("inloop", "vrijwilliger"), ("koffiekar", "vrijwilliger"), ("huisbezoek", "wijkteamlid"), ("partner", "partner") })
        {
            using var teller = platform.Client(role);
            for (var time = 0; time < 2; time++) await Post(teller, "/v1/signalen", Signal($"signalen/{source}", source), aviary.Word($"signalen/{source}/Idempotency-Key"));
        }
        // One is followed, and one is taken back.
        var codes = new List<string>();
        for (var time = 0; time < 2; time++) codes.Add((await Post(resident, "/v1/signalen", Signal("signalen"))).GetProperty("volgcode").GetString()!);
        await Post(resident, "/v1/meldingen/opvragen", new { volgcode = codes[0] });
        (await resident.PostAsJsonAsync("/v1/meldingen/intrekken", new { volgcode = codes[1] })).EnsureSuccessStatusCode();
        var (postcode, number) = aviary.Household("buurten/opzoeken");
        await resident.PostAsJsonAsync("/v1/buurten/opzoeken", new { postcode, huisnummer = number });
    }

    private async Task Imports()
    {
        using var partner = platform.Client("partner");
        var lines = new StringBuilder("sleutel;waargenomenOp;buurt;thema;bron;aantal;plek;overAnder;postcode;huisnummer;toevoeging\n");
        var rows = new StringBuilder();
        for (var line = 0; line < 10; line++)
        {
            var day = DateTimeOffset.UtcNow.AddDays(-40 - line).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var (postcode, number) = aviary.Household("importen/csv");
            lines.Append($"{aviary.Word("importen/csv/sleutel")};{day};{Here};{Theme};partner;;;;{postcode};{number};B\n");
            // Of these nothing may be kept, and the second is no line at all.
            lines.Append($"{aviary.Bsn("importen/csv/sleutel")};{day};{aviary.Word("importen/csv/buurt")};{aviary.Email("importen/csv/thema")};{aviary.Phone("importen/csv/bron")};;{aviary.Word("importen/csv/plek")};;{postcode};{aviary.Bsn("importen/csv/huisnummer")};B\n");
            lines.Append($"\"{aviary.Story("importen/csv/regel").Replace("\"", "", StringComparison.Ordinal)}\n");
            (postcode, number) = aviary.Household("importen/ndjson");
            rows.Append(JsonSerializer.Serialize(new { sleutel = aviary.Word("importen/ndjson/sleutel"), waargenomenOp = day, buurt = Here, thema = Theme, bron = "partner", postcode, huisnummer = number })).Append('\n');
            rows.Append(JsonSerializer.Serialize(new { sleutel = aviary.Word("importen/ndjson/sleutel"), waargenomenOp = day, buurt = Here, thema = Theme, bron = "partner", waarneming = aviary.Story("importen/ndjson/waarneming") })).Append('\n');
            rows.Append($$"""{"{{aviary.Word("importen/ndjson/naam")}}":"{{aviary.Bsn("importen/ndjson/waarde")}}",""").Append('\n');
        }
        foreach (var (content, type) in new[] { (lines, "text/csv"), (rows, "application/x-ndjson") })
        {
            using var body = new StringContent(content.ToString(), Encoding.UTF8, type);
            body.Headers.ContentDisposition = new("attachment") { FileName = $"{aviary.Word("importen/bestandsnaam")}.csv" };
            (await partner.PostAsync("/v1/importen", body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        using var administrator = platform.Client("beheerder");
        var (known, house) = aviary.Household("adressen", Stays.Database);
        using var addresses = new StringContent($"PC6;Huisnummer;Buurt2026;Wijk2026;Gemeente2026\n{known};{house};99990201;999902;9999\n", Encoding.UTF8, "text/csv");
        (await administrator.PostAsync("/v1/adressen", addresses)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task Stop()
    {
        using var volunteer = platform.Client("vrijwilliger");
        var begun = await Post(volunteer, "/v1/stops", new { soort = "koffiekar", buurt = Here, plek = aviary.Word("stops/plek", Stays.Database) });
        await volunteer.PostAsJsonAsync($"/v1/stops/{begun.GetProperty("id").GetString()}/afronden", new { aanwezigen = 7 });
    }

    private async Task TeamWork()
    {
        using var member = platform.Client("wijkteamlid");
        using var coordinator = platform.Client("coordinator");
        var begun = await Post(member, "/v1/aanpakken", new
        {
            wijkteam = Team,
            soort = "collectief",
            doel = aviary.Story("aanpakken/doel"),
            buurten = new[] { Here },
            themas = new[] { Theme },
            deelnemers = new[] { new { rol = "school", organisatie = aviary.Word("aanpakken/deelnemers/organisatie") } },
        });
        var path = $"/v1/aanpakken/{begun.GetProperty("id").GetString()}";
        await Put(member, $"{path}/deelnemers", new { deelnemers = new[] { new { rol = "school", organisatie = aviary.Word("aanpakken/deelnemers/organisatie") } } });
        await Put(member, $"{path}/menukaart", new { eigen = new[] { new { kleur = "groen", tekst = aviary.Accented("aanpakken/menukaart/eigen") } }, samenMet = new[] { "bewoners" } });
        await Post(member, $"{path}/stappen", new { wat = aviary.Story("aanpakken/stappen/wat"), wie = "welzijn" });
        await Put(member, $"{path}/stappen/1", new { wat = aviary.Story("aanpakken/stappen/wat"), wie = "school" });
        await Put(member, $"{path}/teksten/beraad", new { vraag = aviary.Story("aanpakken/beraad/vraag"), keuze = aviary.Story("aanpakken/beraad/keuze") });
        await Put(member, $"{path}/teksten/lessen", new { gingGoed = aviary.Story("aanpakken/lessen/gingGoed") });
        await Put(member, $"{path}/teksten/bewoners", new { watErGebeurt = aviary.Story("aanpakken/bewoners/watErGebeurt"), meedoen = aviary.Story("aanpakken/bewoners/meedoen") });
        await Post(member, $"{path}/verhaal", new { watGebeurde = aviary.Story("verhalen/watGebeurde"), watVeranderde = aviary.Story("verhalen/watVeranderde"), voorWie = aviary.Story("verhalen/voorWie"), delen = true });
        foreach (var asked in new object[]
        {
            new { soort = "beleidsvraag", wijkteam = Team, vraag = aviary.Story("gesprekken/beleidsvraag") },
            new { soort = "advies", wijkteam = Team, aan = "noord", vraag = aviary.Story("gesprekken/advies") },
        })
        {
            var conversation = (await Post(member, "/v1/gesprekken", asked)).GetProperty("id").GetString();
            await Post(member, $"/v1/gesprekken/{conversation}/berichten", new { tekst = aviary.Story("gesprekken/bericht") });
        }
        (await member.PutAsJsonAsync("/v1/sociale-kaart/kanarie", new
        {
            naam = aviary.Accented("sociale-kaart/naam", Stays.Database),
            soort = "initiatief",
            omschrijving = aviary.Story("sociale-kaart/omschrijving", Stays.Database),
            contact = aviary.Email("sociale-kaart/contact", Stays.Database),
        })).EnsureSuccessStatusCode();
        await Post(coordinator, $"/v1/wijkteams/{Team}/agenda", new { soort = "inloop", buurt = Here, plek = aviary.Word("agenda/plek", Stays.Database), datum = DateTime.UtcNow.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), begin = "10:00", eind = "12:00" });
        await Put(coordinator, $"/v1/wijkteams/{Team}/berichten", new { escalatie = new { naDagen = 7, email = aviary.Email("berichten/escalatie/email", Stays.Mail) } });
    }

    private async Task Municipality()
    {
        using var administrator = platform.Client("beheerder");
        await Put(administrator, $"/v1/buurten/{Here}/plekken", new { plekken = new[] { new { code = "kanarieplek", naam = aviary.Word("plekken/naam", Stays.Database) } } });
        await Put(administrator, "/v1/menukaarten/kanarie", new { kleur = "groen", titel = aviary.Word("menukaarten/titel", Stays.Database), toelichting = aviary.Accented("menukaarten/toelichting", Stays.Database), bron = aviary.Word("menukaarten/bron", Stays.Database), bewijs = "goed beschreven", themas = new[] { Theme } });
        await Post(administrator, "/v1/themas", new { gemeente = "GM9999", themas = new[] { new { code = "kanarie", naam = aviary.Word("themas/naam", Stays.Database) } } });
        await Put(administrator, "/v1/pilot", new { meekijken = false, mensen = new[] { aviary.Word("pilot/mensen", Stays.Database) }, wijkteams = Array.Empty<string>() });
    }

    /// <summary>Gives a team a mail address and a web address, and a system a subscription.</summary>
    public async Task Channels(string web)
    {
        using var coordinator = platform.Client("coordinator");
        var mail = await Post(coordinator, $"/v1/wijkteams/{Team}/kanalen", new { soort = "e-mail", adres = aviary.Email("kanalen/adres", Stays.Mail) });
        var call = await Post(coordinator, $"/v1/wijkteams/{Team}/kanalen", new { soort = "webhook", adres = $"{web}/{aviary.Word("kanalen/adres", Stays.Web)}" });
        foreach (var channel in new[] { mail, call })
            (await coordinator.PostAsync($"/v1/wijkteams/{Team}/kanalen/{channel.GetProperty("nummer").GetInt32()}/proef", null)).EnsureSuccessStatusCode();
        await Post(coordinator, "/v1/abonnementen", new
        {
            callbackUrl = $"{web}/{aviary.Word("abonnementen/callbackUrl", Stays.Web)}",
            auth = $"Bearer {aviary.Word("abonnementen/auth", Stays.Web)}",
            kanalen = new[] { new { naam = "aanleidingen", filters = new { wijkteam = Team } } },
        });
    }

    private static Task<JsonElement> Put(HttpClient client, string path, object body) => Send(client, HttpMethod.Put, path, body, null);

    private static Task<JsonElement> Post(HttpClient client, string path, object body, string? key = null) => Send(client, HttpMethod.Post, path, body, key);

    private static async Task<JsonElement> Send(HttpClient client, HttpMethod method, string path, object body, string? key)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}

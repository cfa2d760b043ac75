using System.Net;
using System.Text.Json;
using Signals.Testing;

namespace Signals.Gateway.Tests.SubjectAccess;

/// <summary>Access leaves no kind of data out in silence: the register is the measure.</summary>
public sealed class CompletenessTests : IAsyncLifetime
{
    // Where the answer tells of each kind; of those that are only named, what names them.
    private static readonly Dictionary<string, string> Told = new()
    {
        ["signal"] = "gegevens",
        ["registration"] = "ontvangenOp",
        ["household-token"] = "weggelaten",
        ["words-resident"] = "woorden/waarneming",
        ["email"] = "woorden/email",
        ["vault-row"] = "woorden/bewaard",
        ["household-consent"] = "bijElkaar",
        ["household-kept-together"] = "weggelaten",
        ["household-question"] = "weggelaten",
        ["account-name"] = "weggelaten",
        ["resident-news"] = "laatsteNieuws",
        ["processing-log"] = "gebruik",
        ["erasure"] = "nietInOverzicht",
    };

    private static readonly Dictionary<string, string> NotReached = new()
    {
        ["sealed-words"] = "What teams write of an approach belongs to no signal.",
        ["social-map"] = "Names organisations and initiatives, and comes from no signal.",
        ["message-marks"] = "Numbers of messages between parts of the platform; no signal is named there.",
        ["audit-log"] = "Of a resident it holds only that a resident did something, and no follow code leads to it.",
        ["third-party-task"] = "Is of somebody else and of the professional who answers for it; until when words are kept, and that the task was looked at, is told with the signal.",
        ["stream-name"] = "The name of a household's stream is given by chance; whoever had it could do nothing but tell households apart.",
        ["draft"] = "Lies in the resident's own browser alone.",
        ["session"] = "Of whoever signed in; residents do not.",
        ["device-mark"] = "Of the device of a professional.",
        ["visit"] = "Lies in the browser of a professional alone.",
        ["offline"] = "Lies on the device of a professional, until it is sent and becomes a signal.",
        ["file"] = "Files of whoever gives a command, outside the platform.",
    };

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public void Every_kind_of_data_about_people_is_in_the_answer_or_is_not_reached_for_a_reason() =>
        Categories().Where(category => category.GetProperty("personal").GetString() != "none").Select(category => category.GetProperty("code").GetString()!).Order()
            .ShouldBe(Told.Keys.Concat(NotReached.Keys).Order());

    [Fact]
    public async Task The_answer_tells_every_kind_or_names_it_as_left_out_with_what_the_register_says()
    {
        var code = await FullSignal();

        var answer = await town.Post("/v1/meldingen/inzage", $$"""{"volgcodes":["{{code}}"],"wie":"zelf"}""");

        var signal = answer.Json.GetProperty("meldingen")[0];
        var kinds = answer.Json.GetProperty("soorten").EnumerateArray().ToList();
        kinds.Select(kind => kind.GetProperty("soort").GetString()!).Order().ShouldBe(Told.Keys.Order());
        foreach (var kind in kinds)
        {
            var (name, category) = (kind.GetProperty("soort").GetString()!, Categories().Single(one => one.GetProperty("code").GetString() == kind.GetProperty("soort").GetString()));
            (Text(kind, "naam"), Text(kind, "doel"), Text(kind, "grondslag"), Text(kind, "herkomst"), Text(kind, "ontvangers"))
                .ShouldBe((Text(category, "name"), Text(category, "purpose"), Text(category, "basis"), Text(category, "source"), Text(category, "seenBy")), name);
            kind.GetProperty("bewaard").EnumerateArray().Select(kept => Text(kept, "tot")).ShouldBe(category.GetProperty("kept").EnumerateArray().Select(kept => Text(kept, "until")), name);
            Tells(answer.Json, signal, name).ShouldBeTrue(name);
        }
    }

    private static bool Tells(JsonElement answer, JsonElement signal, string kind) => Told[kind] switch
    {
        "weggelaten" => signal.GetProperty("weggelaten").EnumerateArray().Any(left => Text(left, "soort") == kind),
        "nietInOverzicht" => answer.GetProperty("nietInOverzicht").EnumerateArray().Any(left => left.GetString()!.Contains("ingetrokken", StringComparison.Ordinal)),
        var path => path.Split('/').Aggregate<string, JsonElement?>(signal, (at, name) => at is { } there && there.TryGetProperty(name, out var next) ? next : null) is { } value
            && value.ValueKind is not JsonValueKind.Null && !(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0),
    };

    /// <summary>A signal of which every kind of data is kept: with words, address, e-mail address and consent, behind a prompt that a team took up.</summary>
    private async Task<string> FullSignal()
    {
        var sent = await town.Post("/v1/signalen",
            $$"""{"thema":"eenzaamheid","buurt":"{{Town.Here}}","bron":"inloop","waarneming":"Er komt niemand meer langs.","contact":{"email":"ik@example.nl","toestemming":true},"huishouden":{"postcode":"9999AC","huisnummer":7},"bijElkaarHouden":true}""",
            "wijkteamlid");
        sent.Status.ShouldBe(HttpStatusCode.Created, sent.Text);
        await town.Rise(Town.Here, "eenzaamheid");
        var prompt = await Eventually(async () => (await town.Get("/v1/aanleidingen", "wijkteamlid")).Json.GetProperty("aanleidingen").EnumerateArray().Select(one => Text(one, "id")).FirstOrDefault());
        (await town.Post($"/v1/aanleidingen/{prompt}/oppakken", "{}", "wijkteamlid")).Status.ShouldBe(HttpStatusCode.OK);
        var code = Text(sent.Json, "volgcode")!;
        await Eventually(async () => (await town.Grains.ResidentMail(new(9_999)).Told(Core.Follow.SignalId.Parse(Text(sent.Json, "id")!), default))?.At.ToString("O"));
        return code;
    }

    private static async Task<string> Eventually(Func<Task<string?>> look)
    {
        for (var tries = 0; ; tries++)
        {
            if (await look() is { } found) return found;
            tries.ShouldBeLessThan(300);
            await Task.Delay(20);
        }
    }

    private static IEnumerable<JsonElement> Categories() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "register.json"))).RootElement.GetProperty("categories").EnumerateArray();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}

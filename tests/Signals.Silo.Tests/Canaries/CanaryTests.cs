using Signals.Testing;
using Signals.Testing.Mail;
using Signals.Testing.Telemetry;
using Signals.Testing.Web;
using Xunit.Abstractions;

namespace Signals.Silo.Tests.Canaries;

/// <summary>
/// What people write and where they live is put in by every way in, and in many wrong places, and is then looked for in everything that the real
/// process leaves behind.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output)
{
    // What a municipality publishes or sets, by the name of the field on its page. Everything else on pages goes to the vault, or nowhere.
    private static readonly string[] Published = ["naam", "omschrijving", "contact", "plek", "titel", "toelichting", "bron", "mensen", "plekken", "themas", "aanwezig"];

    // Who reads what a team writes; a manager takes part in conversations.
    private static readonly string[] Readers = ["wijkteamlid", "coordinator", "manager"];

    private static readonly (string? Role, string[] Starts)[] Visitors =
    [
        (null, ["/", "/volgen", "/en", "/binnenlopen"]),
        ("vrijwilliger", ["/inloop", "/inloop/huisbezoek", "/wijkteam", "/sociale-kaart"]),
        ("wijkteamlid", ["/wijkteam?team=zuid", "/wijkteam/aanpakken?team=zuid", "/gesprekken", "/inloop", "/sociale-kaart"]),
        ("coordinator", ["/wijkteam?team=noord", "/wijkteam/berichten?team=noord", "/wijkteam/agenda?team=noord", "/wijkteam/aanpakken/nieuw?team=noord", "/gesprekken/nieuw?soort=advies&wijkteam=noord"]),
        ("manager", ["/trends", "/gesprekken", "/gesprekken/nieuw?soort=trend&niveau=wijk&van=2026-K2&tot=2026-K3"]),
        ("privacy", ["/wijkteam", "/trends"]),
        ("partner", ["/wijkteam", "/sociale-kaart"]),
        ("beheerder", ["/beheer", "/beheer/plekken", "/beheer/wijkteams", "/beheer/themas", "/beheer/pilot", "/beheer/menukaart", "/instellingen", "/sociale-kaart"]),
    ];

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Nothing_that_a_person_wrote_and_no_address_is_found_outside_the_vault(Database kind)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var server = kind == Database.Postgres ? await OwnServer() : null;
        using var folder = new TemporaryFolder();
        using var certificate = new TestCertificate();
        await using var web = await WebSink.Begin(certificate);
        await using var mail = await MailSink.Begin(certificate);
        await using var receiver = await OtlpReceiver.Begin();
        await using var silo = await SiloProcess.Begin(server?.ConnectionString, Loud(folder.File("log")), more: new Dictionary<string, string>
        {
            ["Signals__Telemetry__Otlp"] = receiver.Address,
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["Signals__Channels__Address"] = "https://signalen.example",
            ["Signals__Channels__AllowedHosts__0"] = "localhost",
            ["Signals__Channels__Authority"] = certificate.AuthorityFile,
            ["Signals__Channels__Mail__Host"] = "localhost",
            ["Signals__Channels__Mail__Port"] = $"{mail.Port}",
            ["Signals__Channels__Mail__From"] = "signalen@voorbeelddorp.example",
        });
        var aviary = new Aviary(seed);
        var told = new Told(silo, aviary);

        await told.Channels(web.Address);
        await told.Everything();
        await Until(() => web.Received.Count >= 3 && mail.Received.Count >= 2);
        var wrong = new WrongPlaces(silo, aviary);
        var refusals = await wrong.Everywhere();
        var taken = 0;
        foreach (var (role, starts) in Visitors)
        {
            using var walker = new Walker(silo, aviary, role, StaysOf);
            await walker.Walk(starts, fills: true);
            taken += walker.Taken;
        }
        var faults = new Faults(silo, told);
        var failures = server is null ? await faults.InFiles() : await faults.OnServer(server, server.ConnectionString);
        failures.ShouldContain(answer => answer.Status >= 500);
        taken.ShouldBeGreaterThan(40, "forms were filled in as they are meant");

        var sweep = new Sweep(aviary.Released);
        foreach (var (place, status, body) in refusals.Where(answer => answer.Status >= 400)) sweep.Look("refusals", $"{place}: {status}", body, canary => IsNameOfField(canary));
        foreach (var (status, body) in failures.Where(answer => answer.Status >= 400)) sweep.Look("failures", $"{status}", body);
        foreach (var (role, starts) in Visitors)
        {
            using var reader = new Walker(silo, aviary, role, StaysOf);
            await reader.Walk(starts, fills: false);
            foreach (var (path, text) in reader.Read) sweep.Look("pages", $"{role ?? "resident"} {path}", text, canary => MayRead(role, canary));
            foreach (var (path, text) in await ReadInterface(silo, role)) sweep.Look("interface", $"{role ?? "resident"} {path}", text, canary => MayRead(role, canary));
        }
        using (var monitor = new HttpClient { BaseAddress = silo.Management }) sweep.Look("metrics", "/metrics", await monitor.GetStringAsync("/metrics"));
        if (server is not null) await sweep.LookAtServer(server.ConnectionString, IsPublished);
        else sweep.LookAtFolder("files while it runs", silo.DataFolder, IsPublished);
        (await silo.Stop()).ShouldBe(0);

        sweep.Look("log", "stdout and stderr", await File.ReadAllBytesAsync(folder.File("log")));
        foreach (var signals in new[] { "traces", "metrics", "logs" })
        {
            receiver.Bodies(signals).ShouldNotBeEmpty(signals);
            foreach (var body in receiver.Bodies(signals)) sweep.Look($"OTLP {signals}", signals, body);
        }
        foreach (var call in web.Received)
        {
            sweep.Look("web calls", "headers", string.Join('\n', call.Headers.Select(header => $"{header.Key}: {header.Value}")), canary => canary.Stays.HasFlag(Stays.Web));
            sweep.Look("web calls", "body", call.Body);
        }
        foreach (var one in mail.Received) sweep.Look("mails", "mail", one.Raw, canary => canary.Stays.HasFlag(Stays.Mail));
        sweep.LookAtFolder("data folder", silo.DataFolder, IsPublished);
        if (server is null)
            foreach (var file in new[] { "journal.db", "vault.db" }) await sweep.LookAtTables(Path.Combine(silo.DataFolder, file), IsPublished);
        string[] where = server is null ? ["--data", silo.DataFolder] : ["--postgres", server.ConnectionString, "--master-key", Path.Combine(silo.DataFolder, "master.key")];
        var (code, said) = await SignalsCommand.Run(["tenant", "export", "GM9999", "--to", folder.File("export.zip"), "--transfer-key", folder.File("transfer.key"), .. where]);
        code.ShouldBe(0, said);
        await sweep.LookAtArchive(folder.File("export.zip"), IsPublished);

        output.WriteLine($"{taken} forms taken");
        output.WriteLine(sweep.Report());
        sweep.Finds.ShouldBeEmpty(sweep.Report());
        foreach (var stays in new[] { Stays.Database, Stays.Mail, Stays.Web }) sweep.Allowed.ShouldContain(canary => canary.Stays == stays, "what may be there is seen");
    }

    // As talkative as somebody in search of a fault can make it. As arguments, since a shell hands on no variable with a dot in its name.
    private static string[] Loud(string log)
    {
        string[] categories = ["Default", "Microsoft", "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting.Diagnostics", "System", "Npgsql"];
        return ["sh", "-c", $"exec \"$@\" {string.Join(' ', categories.Select(category => $"--Logging:LogLevel:{category}=Trace"))} >> '{log}' 2>&1", "sh"];
    }

    private static async Task<PostgresServer> OwnServer()
    {
        try
        {
            return await PostgresServer.StartOwn();
        }
        catch (PostgresAbsentException reason)
        {
            Skip.If(true, reason.Message);
            throw;
        }
    }

    private static Stays StaysOf(string field) => Published.Any(name => field.EndsWith(name, StringComparison.Ordinal)) ? Stays.Database : Stays.Nowhere;

    private static bool IsPublished(Canary canary) => canary.Stays.HasFlag(Stays.Database);

    // A field that the interface does not know is named to whoever sent it.
    private static bool IsNameOfField(Canary canary) => canary.Place.EndsWith("name of a field", StringComparison.Ordinal);

    private static bool MayRead(string? role, Canary canary) => IsPublished(canary) || Readers.Contains(role);

    private static async Task<List<(string Path, string Text)>> ReadInterface(SiloProcess silo, string? role)
    {
        using var client = silo.Client(role);
        string[] paths =
        [
            "/v1/aanleidingen", "/v1/aanpakken", "/v1/verhalen", "/v1/gesprekken", "/v1/huishoudvragen", "/v1/sociale-kaart", "/v1/wijkteams", "/v1/wijkteams/zuid/berichten",
            "/v1/wijkteams/zuid/agenda", "/v1/inlopen", "/v1/abonnementen", "/v1/beheer/bezorging", "/v1/geparkeerd", "/v1/gegevensnotities", "/v1/trends", "/v1/pilot",
            "/v1/pilot/verslag", "/v1/buurten", "/v1/themas", "/v1/beheer/themas", "/v1/beheer/gebieden", "/v1/beheer/stilte", "/v1/menukaarten", "/v1/instellingen",
            $"/v1/aanleidingen/{Told.Here}-1", $"/v1/aanleidingen/{Told.Here}-1/woorden", $"/v1/aanleidingen/{Told.Here}-1/verloop", "/v1/gesprekken/GM9999-1", "/v1/gesprekken/GM9999-2",
            $"/v1/buurten/{Told.Here}", $"/v1/buurten/{Told.Here}/plekken", "/v1/trends/kaart?thema=eenzaamheid",
        ];
        var answers = new List<(string, string)>();
        foreach (var path in paths)
        {
            using var response = await client.GetAsync(path);
            answers.Add((path, await response.Content.ReadAsStringAsync()));
        }
        return answers;
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (holds()) return;
            await Task.Delay(100);
        }
        throw new TimeoutException("It did not come to hold.");
    }
}

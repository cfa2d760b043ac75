using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Signals.Testing;
using Signals.Testing.Mail;
using Signals.Testing.Web;

namespace Signals.Silo.Tests;

/// <summary>The real process, killed while it delivers to the outside: every message arrives, and under one name.</summary>
public sealed class DeliveryKillTests
{
    // As many of each kind, and as many messages to try out each as may wait.
    private const int Channels = 10;
    private const int Messages = 3 * Channels;

    [SkippableTheory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Everything_that_was_to_be_delivered_arrives_though_the_process_is_killed_in_the_middle(Database kind)
    {
        using var certificate = new TestCertificate();
        await using var web = await WebSink.Begin(certificate);
        await using var mail = await MailSink.Begin(certificate);
        var database = await kind.Fresh();
        await using var silo = await SiloProcess.Begin(database, more: new Dictionary<string, string>
        {
            ["Signals__Channels__Address"] = "https://signalen.example",
            ["Signals__Channels__AllowedHosts__0"] = "localhost",
            ["Signals__Channels__Authority"] = certificate.AuthorityFile,
            ["Signals__Channels__Mail__Host"] = "localhost",
            ["Signals__Channels__Mail__Port"] = $"{mail.Port}",
            ["Signals__Channels__Mail__From"] = "signalen@voorbeelddorp.example",
        });
        // After some it says nothing more, so that the kill meets what was sent and is not noted yet.
        var (killed, underWay) = (new TaskCompletionSource(), new ConcurrentBag<string>());
        web.Answer = async (call, context) =>
        {
            if (!killed.Task.IsCompleted && web.Received.Count > Messages / 3)
            {
                underWay.Add(call.Id);
                await killed.Task;
            }
            context.Response.StatusCode = 204;
        };
        using (var coordinator = silo.Client("coordinator"))
        {
            for (var channel = 1; channel <= Channels; channel++)
            {
                await Make(coordinator, new { soort = "webhook", adres = $"{web.Address}/{channel}" });
                await Make(coordinator, new { soort = "e-mail", adres = $"team{channel}@voorbeelddorp.example" });
            }
            for (var message = 1; message <= Messages / Channels; message++)
                for (var channel = 1; channel <= 2 * Channels; channel++)
                    (await coordinator.PostAsync($"/v1/wijkteams/noord/kanalen/{channel}/proef", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }
        await Until(() => !underWay.IsEmpty);
        await silo.Kill();
        killed.SetResult();

        await silo.Restart();
        // A reminder would do so too, up to a minute later.
        using (var member = silo.Client("wijkteamlid")) (await member.GetAsync("/v1/wijkteams/noord/berichten")).EnsureSuccessStatusCode();
        await Until(() => web.Received.Select(call => call.Id).Distinct().Count() == Messages && mail.Received.Select(Name).Distinct().Count() == Messages);
        // On each channel in the order in which they were queued, whatever came twice.
        var order = new ConcurrentDictionary<string, DateTimeOffset>();
        foreach (var call in web.Received) order.TryAdd(call.Id, JsonDocument.Parse(call.Body).RootElement.GetProperty("time").GetDateTimeOffset());
        foreach (var channel in web.Received.GroupBy(call => call.Path))
        {
            var times = channel.Select(call => call.Id).Distinct().Select(id => order[id]).ToList();
            times.Count.ShouldBe(Messages / Channels);
            times.ShouldBe(times.Order());
        }
        foreach (var id in underWay) web.Received.Count(call => call.Id == id).ShouldBe(2, "what was under way is sent again, under the same name");
        (await silo.Stop()).ShouldBe(0);
        silo.Said.ShouldNotContain("voorbeelddorp.example");
        silo.Said.ShouldNotContain(web.Address);
    }

    private static async Task Make(HttpClient coordinator, object channel)
    {
        var made = await coordinator.PostAsJsonAsync("/v1/wijkteams/noord/kanalen", channel);
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
    }

    // A header of its own line, whole.
    private static string Name(ReceivedMail received) =>
        System.Text.Encoding.ASCII.GetString(received.Raw).Split('\n').Single(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase));

    private static async Task Until(Func<bool> holds)
    {
        var patience = TimeSpan.FromSeconds(90);
        for (var since = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(since) < patience; await Task.Delay(10))
            if (holds()) return;
        throw new TimeoutException("It did not come to hold.");
    }
}

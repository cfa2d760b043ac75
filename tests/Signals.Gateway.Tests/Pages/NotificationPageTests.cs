using System.Net;
using Signals.Core.Notifications;

namespace Signals.Gateway.Tests.Pages;

public sealed class NotificationPageTests : IAsyncLifetime
{
    private const string Path = "/wijkteam/berichten?team=midden";

    private readonly Town town = new();
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        visitor = new(town);
        await visitor.Choose("coordinator");
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await town.DisposeAsync();
    }

    [Fact]
    public async Task A_coordinator_makes_a_channel_tries_it_switches_it_off_and_removes_it()
    {
        var page = await visitor.Get(Path);
        page.Text.ShouldContain("Dit platform kan nog geen e-mail versturen.");
        var made = await visitor.Send(Path, page, ("actie", "toevoegen"), ("soort", "webhook"), ("adres", "https://haak.example/pad"), ("dagelijksOm", "16"));
        made.Status.ShouldBe(HttpStatusCode.OK, made.Text);
        made.Text.ShouldContain("<code>whsec_");
        var tried = await visitor.Follow(await visitor.Send(Path, made, ("actie", "proef"), ("nummer", "1")));
        tried.Text.ShouldContain("Het proefbericht is onderweg.");
        tried.Text.ShouldNotContain("whsec_");
        tried.Text.ShouldContain("https://haak.example.");
        (await visitor.Follow(await visitor.Send(Path, tried, ("actie", "uit"), ("nummer", "1")))).Text.ShouldContain("Dit kanaal staat uit.");
        (await visitor.Follow(await visitor.Send(Path, tried, ("actie", "verwijderen"), ("nummer", "1")))).Text.ShouldContain("Uw team heeft nog geen kanalen.");
        (await visitor.Send(Path, tried, ("actie", "proef"), ("nummer", "1"))).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_what_was_filled_in()
    {
        var page = await visitor.Get(Path);
        var wrong = await visitor.Send(Path, page, ("actie", "toevoegen"), ("soort", "e-mail"), ("adres", "geen adres"));
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Text.ShouldContain("id=\"adres-fout\"");
        wrong.Text.ShouldContain("value=\"geen adres\"");
        (await visitor.Send(Path, page, ("actie", "toevoegen"), ("soort", "webhook"), ("adres", "https://binnen.example/"))).Text.ShouldContain("Naar dit adres mag het platform niets sturen.");
        var times = await visitor.Send(Path, page, ("actie", "bewaren"), ("stilVan", "18:00"), ("naDagen", "99"), ("nietInWeekend", "ja"));
        times.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var field in new[] { "stilTot", "naDagen", "email" }) times.Text.ShouldContain($"id=\"{field}-fout\"");
        times.Text.ShouldContain("Vul in wanneer de stille uren eindigen.");
        var half = await visitor.Send(Path, page, ("actie", "bewaren"), ("email", "els@voorbeelddorp.example"));
        half.Status.ShouldBe(HttpStatusCode.BadRequest);
        half.Text.ShouldContain("Vul in na hoeveel dagen.");
        half.Text.ShouldContain("value=\"els@voorbeelddorp.example\"");
    }

    [Fact]
    public async Task What_cannot_be_done_with_a_channel_is_said_with_a_way_to_it()
    {
        await town.Post("/v1/wijkteams/midden/kanalen", """{"soort":"e-mail","adres":"team@voorbeelddorp.example"}""", "coordinator");
        var page = await visitor.Get(Path);
        for (var number = 0; number < TeamNotifications.MostTests; number++) await visitor.Send(Path, page, ("actie", "proef"), ("nummer", "1"));

        var refused = await visitor.Send(Path, page, ("actie", "proef"), ("nummer", "1"));

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("Een eerder proefbericht is nog niet aangekomen.");
        refused.Text.ShouldContain("href=\"#kanaal-1\"");
        refused.Text.ShouldContain("id=\"kanaal-1\"");
    }

    [Fact]
    public async Task When_there_are_no_messages_is_kept_and_a_member_reads_it()
    {
        var page = await visitor.Get(Path);
        var saved = await visitor.Follow(await visitor.Send(
            Path, page, ("actie", "bewaren"), ("stilVan", "18:00"), ("stilTot", "08:00"), ("nietInWeekend", "ja"), ("naDagen", "7"), ("email", "els@voorbeelddorp.example")));
        saved.Text.ShouldContain("De instellingen zijn bewaard.");
        saved.Text.ShouldContain("value=\"els@voorbeelddorp.example\"");

        await visitor.Choose("wijkteamlid");
        var read = (await visitor.Get(Path)).Text;
        read.ShouldContain("Van 18:00 tot 08:00 uur");
        read.ShouldContain("Na 7 dagen krijgt de coördinator een mail");
        read.ShouldNotContain("els@voorbeelddorp.example");
        read.ShouldContain("De coördinator van het team kan dit veranderen.");
        (await visitor.Get("/wijkteam?team=midden")).Text.ShouldContain("/wijkteam/berichten?team=midden");
    }

    [Fact]
    public async Task An_administrator_sees_what_did_not_arrive_and_sends_it_again()
    {
        await town.Post("/v1/wijkteams/midden/kanalen", """{"soort":"webhook","adres":"https://weigert.example/kanarie"}""", "coordinator");
        await town.Post("/v1/wijkteams/midden/kanalen/1/proef", "", "coordinator");
        await visitor.Choose("beheerder");
        Answer page;
        do page = await visitor.Get("/beheer/bezorging");
        while (!page.Text.Contains("Eén bericht kon niet worden bezorgd.", StringComparison.Ordinal));
        page.Text.ShouldContain("de ontvanger weigerde het");
        page.Text.ShouldNotContain("weigert.example");

        var again = await visitor.Follow(await visitor.Send("/beheer/bezorging", page, ("wijkteam", "midden"), ("kanaal", "1")));

        again.Text.ShouldContain("Het wordt opnieuw geprobeerd.");
        while (town.Courier.Sent.Count < 2) await Task.Delay(5);
        town.Courier.Sent.ShouldAllBe(parcel => parcel.Notice == NoticeKind.Test);
        (await visitor.Send("/beheer/bezorging", page, ("wijkteam", "midden"), ("kanaal", "9"))).ShouldBeProblem(HttpStatusCode.NotFound);
        (await visitor.Send("/beheer/bezorging", page, ("wijkteam", "midden"), ("kanaal", "1"), ("id", "geen-id"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}

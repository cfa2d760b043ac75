using System.Net;
using System.Text.Json;
using Signals.Core.Notifications;

namespace Signals.Gateway.Tests.Notifications;

public sealed class NotificationTests : IAsyncLifetime
{
    private const string Route = "/v1/wijkteams/midden/berichten";
    private const string Channels = "/v1/wijkteams/midden/kanalen";

    private readonly Town town = new();

    public Task InitializeAsync() => town.InitializeAsync();

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_coordinator_sets_when_the_team_is_told_and_its_members_read_it()
    {
        var before = (await town.Get(Route, "wijkteamlid")).Json;
        before.GetProperty("wijkteam").GetProperty("naam").GetString().ShouldBe("Wijkteam Midden");
        before.GetProperty("kanalen").GetArrayLength().ShouldBe(0);
        before.GetProperty("kanMailen").GetBoolean().ShouldBeFalse();

        var set = await town.Put(Route, """{"stilteUren":{"van":"18:00","tot":"08:30"},"nietInWeekend":true,"nietOpFeestdagen":true,"goedeVrijdag":true,"bevrijdingsdag":false,"escalatie":{"naDagen":7,"email":"els@voorbeelddorp.example"}}""", "coordinator");

        set.Status.ShouldBe(HttpStatusCode.OK, set.Text);
        var after = (await town.Get(Route, "wijkteamlid")).Json;
        after.GetProperty("stilteUren").GetProperty("tot").GetString().ShouldBe("08:30");
        after.GetProperty("nietInWeekend").GetBoolean().ShouldBeTrue();
        after.GetProperty("goedeVrijdag").GetBoolean().ShouldBeTrue();
        after.GetProperty("escalatie").GetProperty("naDagen").GetInt32().ShouldBe(7);
        // Where the coordinator's mail goes only coordinators see.
        after.GetProperty("escalatie").TryGetProperty("email", out _).ShouldBeFalse();
        (await town.Get(Route, "coordinator")).Json.GetProperty("escalatie").GetProperty("email").GetString().ShouldBe("els@voorbeelddorp.example");
        // The address may be left out once it is known, and goes when nobody is to be told any more.
        (await town.Put(Route, """{"escalatie":{"naDagen":14}}""", "coordinator")).Json.GetProperty("escalatie").GetProperty("email").GetString().ShouldBe("els@voorbeelddorp.example");
        (await town.Put(Route, "{}", "coordinator")).Json.TryGetProperty("escalatie", out _).ShouldBeFalse();
        (await town.Put(Route, """{"escalatie":{"naDagen":14}}""", "coordinator")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/escalatie/email"]);
        (await town.Get("/v1/wijkteams/nergens/berichten", "wijkteamlid")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        (await town.Put(Route, """{"stilteUren":{"van":"6 uur","tot":"08:30"},"nietInWeekend":"ja","escalatie":{"naDagen":57,"email":"els"},"iets":1}""", "coordinator"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.Order().ShouldBe(["/escalatie/email", "/escalatie/naDagen", "/iets", "/nietInWeekend", "/stilteUren/van"]);
        (await town.Put(Route, """{"stilteUren":{"van":"08:00","tot":"08:00"}}""", "coordinator")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/stilteUren/tot"]);
        (await town.Post(Channels, """{"soort":"duif","adres":"","dagelijksOm":24}""", "coordinator")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/soort", "/adres", "/dagelijksOm"]);
        (await town.Post(Channels, """{"soort":"e-mail","adres":"geen adres"}""", "coordinator")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/adres"]);
        (await town.Post(Channels, """{"soort":"webhook","adres":"http://voorbeeld.example/"}""", "coordinator")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/adres"]);
        var inside = await town.Post(Channels, """{"soort":"webhook","adres":"https://binnen.example/"}""", "coordinator");
        inside.ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/adres"]);
        inside.Text.ShouldContain("adres-niet-toegestaan");
        (await town.Post(Channels, """{"soort":"webhook","adres":"https://nergens.example/"}""", "coordinator")).Text.ShouldContain("adres-niet-gevonden");
        (await town.Get(Route, "coordinator")).Json.GetProperty("kanalen").GetArrayLength().ShouldBe(0);
        (await town.Vault.Unconfirmed(DateTimeOffset.MaxValue, 10, default)).ShouldBeEmpty("an address that was refused is not kept");
    }

    [Fact]
    public async Task The_secret_of_a_webhook_is_shown_once_and_its_address_only_as_far_as_its_host()
    {
        var made = await town.Post(Channels, """{"soort":"webhook","adres":"https://haak.example/geheim-pad","dagelijksOm":16}""", "coordinator");

        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        made.Json.GetProperty("nummer").GetInt32().ShouldBe(1);
        var secret = made.Json.GetProperty("geheim").GetString()!;
        secret.ShouldStartWith("whsec_");
        Convert.FromBase64String(secret["whsec_".Length..]).Length.ShouldBe(32);
        var channel = (await town.Get(Route, "wijkteamlid")).Json.GetProperty("kanalen")[0];
        channel.GetProperty("adres").GetString().ShouldBe("https://haak.example");
        channel.GetProperty("dagelijksOm").GetInt32().ShouldBe(16);
        channel.TryGetProperty("geheim", out _).ShouldBeFalse();
        var other = await town.Post(Channels, """{"soort":"webhook","adres":"https://haak.example/ander"}""", "coordinator");
        other.Json.GetProperty("geheim").GetString().ShouldNotBe(secret);
    }

    [Fact]
    public async Task A_channel_is_tried_changed_switched_off_and_removed()
    {
        await town.Post(Channels, """{"soort":"webhook","adres":"https://haak.example/een"}""", "coordinator");
        (await town.Post($"{Channels}/1/proef", "", "coordinator")).Status.ShouldBe(HttpStatusCode.Accepted);
        await Eventually(() => town.Courier.Sent.Any(parcel => parcel is { Notice: NoticeKind.Test, Address: "https://haak.example/een", Team.Name: "Wijkteam Midden", Secret.Length: 32 }));

        var changed = await town.Put($"{Channels}/1", """{"adres":"https://elders.example/twee","dagelijksOm":9,"aan":false}""", "coordinator");
        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        changed.Json.GetProperty("adres").GetString().ShouldBe("https://elders.example");
        changed.Json.GetProperty("aan").GetBoolean().ShouldBeFalse();
        (await town.Post($"{Channels}/1/proef", "", "coordinator")).ShouldBeProblem(HttpStatusCode.Conflict);
        (await town.Put($"{Channels}/1", """{"dagelijksOm":9}""", "coordinator")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/aan"]);
        (await town.Put($"{Channels}/2", """{"aan":true}""", "coordinator")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Send(HttpMethod.Delete, $"{Channels}/1", "coordinator")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await town.Send(HttpMethod.Delete, $"{Channels}/1", "coordinator")).ShouldBeProblem(HttpStatusCode.NotFound);
        for (var number = 0; number < TeamNotifications.MostChannels; number++)
            (await town.Post(Channels, """{"soort":"e-mail","adres":"team@voorbeelddorp.example"}""", "coordinator")).Status.ShouldBe(HttpStatusCode.Created);
        (await town.Post(Channels, """{"soort":"e-mail","adres":"team@voorbeelddorp.example"}""", "coordinator")).ShouldBeProblem(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_few_messages_to_try_out_a_channel_wait_at_most()
    {
        await town.Post(Channels, """{"soort":"e-mail","adres":"team@voorbeelddorp.example"}""", "coordinator");
        for (var number = 0; number < TeamNotifications.MostTests; number++) (await town.Post($"{Channels}/1/proef", "", "coordinator")).Status.ShouldBe(HttpStatusCode.Accepted);

        var refused = await town.Post($"{Channels}/1/proef", "", "coordinator");
        refused.ShouldBeProblem(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Er wacht al een proefbericht");
    }

    [Fact]
    public async Task A_prompt_is_told_along_the_channels_of_its_team_and_no_other()
    {
        await town.Post(Channels, """{"soort":"webhook","adres":"https://haak.example/midden"}""", "coordinator");
        await town.Post("/v1/wijkteams/zuid/kanalen", """{"soort":"webhook","adres":"https://haak.example/zuid"}""", "coordinator");

        await town.Rise(Town.Here, "eenzaamheid");

        await Eventually(() => !town.Courier.Sent.IsEmpty);
        var parcel = town.Courier.Sent.ShouldHaveSingleItem();
        (parcel.Address, parcel.Notice, parcel.Team!.Id).ShouldBe(("https://haak.example/midden", NoticeKind.Prompt, "midden"));
    }

    [Fact]
    public async Task A_system_subscribes_in_the_form_of_the_Notificaties_API_and_cancels()
    {
        var made = await town.Post("/v1/abonnementen", """{"callbackUrl":"https://nrc.example/kanarie-in-het-pad","auth":"Bearer kanarie-van-de-abonnee","kanalen":[{"naam":"aanleidingen","filters":{"wijkteam":"midden"}}]}""", "coordinator");

        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        made.Text.ShouldNotContain("kanarie");
        var url = made.Json.GetProperty("url").GetString()!;
        url.ShouldEndWith("/v1/abonnementen/midden-1");
        made.Json.GetProperty("kanalen")[0].GetProperty("filters").GetProperty("wijkteam").GetString().ShouldBe("midden");
        var all = await town.Get("/v1/abonnementen", "coordinator");
        all.Json.EnumerateArray().Single().GetProperty("callbackUrl").GetString().ShouldBe("https://nrc.example", "the rest of it may be a secret");
        (await town.Put($"{Channels}/1", """{"adres":"https://elders.example/","aan":true}""", "coordinator")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/adres"]);
        all.Text.ShouldNotContain("kanarie");
        await town.Rise(Town.Here, "eenzaamheid");
        await Eventually(() => town.Courier.Sent.Any(parcel => parcel is { Kind: ChannelKind.Subscription, Authorization: "Bearer kanarie-van-de-abonnee" }));

        (await town.Send(HttpMethod.Delete, new Uri(url).AbsolutePath, "coordinator")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await town.Send(HttpMethod.Delete, new Uri(url).AbsolutePath, "coordinator")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Post("/v1/abonnementen", """{"callbackUrl":"https://nrc.example/","auth":"Bearer é","kanalen":[{"naam":"aanleidingen","filters":{"wijkteam":"midden"}}]}""", "coordinator"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/auth"]);
        (await town.Post("/v1/abonnementen", """{"callbackUrl":"http://nrc.example/","kanalen":[{"naam":"zaken","filters":{"wijkteam":"nergens"}}]}""", "coordinator"))
            .ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/callbackUrl", "/auth", "/kanalen/0/naam", "/kanalen/0/filters/wijkteam"]);
        town.Log.All.ShouldNotContain("kanarie");
        town.Log.All.ShouldNotContain("nrc.example");
    }

    [Fact]
    public async Task An_administrator_sees_what_waits_and_what_failed_and_sends_it_again_without_learning_what_or_where()
    {
        await town.Post(Channels, """{"soort":"e-mail","adres":"kanarie@voorbeelddorp.example"}""", "coordinator");
        await town.Post(Channels, """{"soort":"webhook","adres":"https://weigert.example/kanarie"}""", "coordinator");
        await town.Rise(Town.Here, "eenzaamheid");
        await Eventually(() => town.Courier.Sent.Count == 1);

        Answer standing = null!;
        await Eventually(async () => (standing = await town.Get("/v1/beheer/bezorging", "beheerder")).Text.Contains("geweigerd", StringComparison.Ordinal));
        foreach (var word in new[] { "kanarie", "weigert.example", "eenzaamheid", "BU9999" }) standing.Text.ShouldNotContain(word);
        standing.Json.GetProperty("kanMailen").GetBoolean().ShouldBeFalse();
        var channels = standing.Json.GetProperty("kanalen").EnumerateArray().ToList();
        var mail = channels.Single(channel => Number(channel) == 1);
        mail.GetProperty("wachtend").GetInt32().ShouldBe(1);
        var hook = channels.Single(channel => Number(channel) == 2);
        var letter = hook.GetProperty("nietBezorgd").EnumerateArray().Single();
        (letter.GetProperty("pogingen").GetInt32(), letter.GetProperty("reden").GetString()).ShouldBe((1, "geweigerd"));
        channels.Count(channel => !channel.TryGetProperty("wijkteam", out _)).ShouldBe(1, "mail to residents");

        var again = await town.Post("/v1/beheer/bezorging/midden/2/opnieuw", $$"""{"id":"{{letter.GetProperty("id").GetString()}}"}""", "beheerder");
        again.Json.GetProperty("aantal").GetInt32().ShouldBe(1);
        await Eventually(() => town.Courier.Sent.Count == 2);
        town.Courier.Sent.Select(parcel => parcel.Delivery).Distinct().Count().ShouldBe(1);
        (await town.Post("/v1/beheer/bezorging/midden/9/opnieuw", "{}", "beheerder")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await town.Post("/v1/beheer/bezorging/bewoners/opnieuw", "{}", "beheerder")).Json.GetProperty("aantal").GetInt32().ShouldBe(0);
        (await town.Post("/v1/beheer/bezorging/midden/2/opnieuw", """{"id":"x"}""", "beheerder")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["/id"]);
    }

    private static int? Number(JsonElement channel) => channel.TryGetProperty("kanaal", out var number) ? number.GetInt32() : null;

    private static Task Eventually(Func<bool> holds) => Eventually(() => Task.FromResult(holds()));

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 1_000; tries++)
        {
            if (await holds()) return;
            await Task.Delay(10);
        }
        throw new TimeoutException("It did not come to hold.");
    }
}

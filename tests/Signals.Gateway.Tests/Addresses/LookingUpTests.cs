using System.Net;

namespace Signals.Gateway.Tests.Addresses;

public sealed class LookingUpTests : IAsyncLifetime
{
    private readonly Town town = new(new() { FollowMissesPerMinute = 3 });

    public async Task InitializeAsync()
    {
        await town.InitializeAsync();
        (await town.Post("/v1/adressen", "PC6;Huisnummer;Buurt2026\n9999AB;12;99990102\n9999AC;1;99990102\n9999AC;2;99990103\n", "beheerder", type: "text/csv"))
            .Status.ShouldBe(HttpStatusCode.OK);
    }

    public Task DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Anybody_finds_the_neighbourhood_of_an_address_as_the_interface_describes_it()
    {
        var found = await LookUp("""{"postcode":"9999 ab","huisnummer":12}""");

        found.Status.ShouldBe(HttpStatusCode.OK, found.Text);
        found.Text.ShouldBe((await town.Get("/v1/buurten/BU99990102")).Text);
        (await LookUp("""{"postcode":"9999AC","huisnummer":2,"gemeente":"GM9999"}""")).Json.GetProperty("code").GetString().ShouldBe("BU99990103");
    }

    [Theory]
    [InlineData("{}", "/postcode|/huisnummer")]
    [InlineData("""{"postcode":"99 AB","huisnummer":0,"gemeente":"Utrecht","toevoeging":"A"}""", "/toevoeging|/huisnummer|/postcode|/gemeente")]
    [InlineData("""{"postcode":9999,"huisnummer":"12","gemeente":12}""", "/postcode|/huisnummer|/gemeente")]
    [InlineData("""{"postcode":"9999AB","huisnummer":12,"gemeente":"GM0000"}""", "/gemeente")]
    public async Task Everything_that_is_wrong_is_told_at_once(string body, string fields) =>
        (await LookUp(body)).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(fields.Split('|'));

    [Fact]
    public async Task Only_addresses_that_are_not_known_are_limited()
    {
        const string unknown = """{"postcode":"9999AC","huisnummer":3}""";
        for (var i = 0; i < 3; i++) (await LookUp(unknown)).ShouldBeProblem(HttpStatusCode.NotFound);
        (await LookUp(unknown)).ShouldBeProblem(HttpStatusCode.TooManyRequests).Header("Retry-After").ShouldBe("20");
        (await LookUp("""{"postcode":"8888AC","huisnummer":3}""")).ShouldBeProblem(HttpStatusCode.TooManyRequests);
        for (var i = 0; i < 5; i++) (await LookUp("""{"postcode":"9999AB","huisnummer":12}""")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_register_suggests_and_intake_takes_any_neighbourhood()
    {
        var told = await town.Post("/v1/signalen", Town.Signal(buurt: Town.Elsewhere, rest: ",\"huishouden\":{\"postcode\":\"9999AB\",\"huisnummer\":12}"));
        told.Status.ShouldBe(HttpStatusCode.Created, told.Text);
    }

    [Fact]
    public async Task An_address_that_is_looked_up_or_listed_is_logged_nowhere()
    {
        await town.Post("/v1/adressen", "PC6;Huisnummer;Buurt2026\n9876QX;98765;99990102\n9876QX;98765;99990103\n9876QZ;98765;99998888\n", "beheerder", type: "text/csv");
        (await LookUp("""{"postcode":"9876QX","huisnummer":98765}""")).Status.ShouldBe(HttpStatusCode.OK);
        var missed = await LookUp("""{"postcode":"9876QQ","huisnummer":98765}""");

        missed.ShouldBeProblem(HttpStatusCode.NotFound).Text.ShouldNotContain("9876");
        foreach (var word in new[] { "9876QX", "9876QQ", "9876QZ", "postcodes/9876" }) town.Log.All.ShouldNotContain(word);
    }

    private Task<Answer> LookUp(string body) => town.Post("/v1/buurten/opzoeken", body);
}

using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Signals.Core.Addresses;
using Signals.Core.Areas;
using Signals.Gateway.Addresses;
using Signals.Gateway.Areas;
using Signals.Gateway.Imports;
using Signals.Gateway.Problems;

namespace Signals.Gateway.Tests.Addresses;

public sealed class AddressListTests(Town town) : IClassFixture<Town>
{
    private const string Header = "PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\n";

    [Fact]
    public async Task The_list_of_a_municipality_leads_from_an_address_to_its_neighbourhood()
    {
        await Map("BU03080001", "BU03080002");
        var list = new StringBuilder(Header);
        for (var number = 1; number <= 40; number++) list.Append(CultureInfo.InvariantCulture, $"3741AB;{number};3080001;30800;308\n");
        for (var number = 1; number <= 40; number++) list.Append(CultureInfo.InvariantCulture, $"3741AC;{number};308000{(number % 2) + 1};30800;308\n");
        list.Append("3741AD;1;3080002;30800;308\n3741AD;3;3420100;34201;342\n3765AB;1;3420100;34201;342\n");
        var loaded = await Load(list.ToString());

        loaded.ShouldBe("""{"jaar":2024,"gelezen":83,"geladen":81,"overgeslagen":2,"afgewezen":0,"fouten":[]}""");
        (await Neighbourhood("3741AB", 12)).ShouldBe("BU03080001");
        (await Neighbourhood("3741 ab", 99)).ShouldBe("BU03080001", "a new house");
        (await Neighbourhood("3741AC", 12)).ShouldBe("BU03080001");
        (await Neighbourhood("3741AC", 13)).ShouldBe("BU03080002");
        (await Neighbourhood("3741AC", 43)).ShouldBeNull("the postcode is divided");
        (await Neighbourhood("3741AD", 1)).ShouldBe("BU03080002");
        (await Neighbourhood("3741AD", 3)).ShouldBeNull("the postcode goes on in a municipality that is not served here");
        (await Neighbourhood("3765AB", 1)).ShouldBeNull();
    }

    [Theory]
    [InlineData("\uFEFFpc6,HUISNUMMER,buurt_2024,gemeente_2024\r\n9999dx,1,99990001,9999\r\n\r\n9998DX,2,99990002,9999\r\n9999DX,3,99990001,9999\r\n")]
    [InlineData("\"Wijk2024\";\"Buurt2024\";\"PC6\";\"Huisnummer\"\n\"WK999900\";\"BU99990001\";\"9999DX\";\"1\"\n\"\";\"bu99990002\";\"9998DX\";\"2\"\n\"\";\"BU99990001\";\"9999DX\";\"3\"")]
    public async Task A_list_may_be_written_in_any_way_and_a_short_one_in_any_order(string list)
    {
        (await Load(list)).ShouldBe("""{"jaar":2024,"gelezen":3,"geladen":3,"overgeslagen":0,"afgewezen":0,"fouten":[]}""");
        (await Neighbourhood("9999DX", 3, "GM9999")).ShouldBe("BU99990001");
        (await Neighbourhood("9998DX", 2, "GM9999")).ShouldBe("BU99990002");
    }

    [Fact]
    public async Task What_is_wrong_with_a_line_is_told_by_its_number_and_stops_no_other()
    {
        var loaded = await Load(Header + """
            9997AA;1;99990001;999900;9999
            9997AA;2;99990199;999901;9999
            9997SS;nul;kern;999900;9999
            9997AB;100000;99990001;999900;9999
            9997AB;"1;99990001;999900;9999
            9997AB;1
            9997AB;1;99990001;999900;9999
            9997AB;1;99990002;999900;9999
            9997AB;1;99990001;999900;9999

            """);

        loaded.ShouldStartWith("""{"jaar":2024,"gelezen":9,"geladen":3,"overgeslagen":0,"afgewezen":6,"fouten":[""");
        loaded.ShouldNotContain("9997");
        Faults(loaded).ShouldBe(
        [
            "3 /Buurt onbekende-buurt", "4 /PC6 ongeldige-postcode", "4 /Huisnummer ongeldig-huisnummer", "4 /Buurt ongeldige-code", "5 /Huisnummer ongeldig-huisnummer",
            "6  aanhalingstekens", "7  aantal-kolommen", "9 /Buurt andere-buurt",
        ]);
        (await Neighbourhood("9997AA", 1, "GM9999")).ShouldBe("BU99990001");
        (await Neighbourhood("9997AA", 4, "GM9999")).ShouldBeNull("of this postcode not every neighbourhood is known");
        (await Neighbourhood("9997AB", 1, "GM9999")).ShouldBe("BU99990001");
    }

    [Fact]
    public async Task So_many_faults_are_told_and_all_are_counted()
    {
        var loaded = await Load(Header + string.Concat(Enumerable.Range(1, 500).Select(number => $"9996AA;{number};99998888;999900;9999\n")));

        loaded.ShouldStartWith("""{"jaar":2024,"gelezen":500,"geladen":0,"overgeslagen":0,"afgewezen":500,""");
        Faults(loaded).Count.ShouldBe(FieldErrors.Most);
    }

    [Fact]
    public async Task A_later_edition_replaces_and_an_earlier_one_is_refused()
    {
        const string old = "PC6;Huisnummer;Buurt2023\n9995AA;1;99990001\n9995AB;1;99990001\n9994AB;1;99990001\n";
        await Load(old);
        await Load("PC6;Huisnummer;Buurt2025\n9995AA;1;99990002\n");
        (await Neighbourhood("9995AA", 1, "GM9999")).ShouldBe("BU99990002");
        (await Neighbourhood("9995AB", 1, "GM9999")).ShouldBeNull();

        var loaded = await Load(old);
        loaded.ShouldStartWith("""{"jaar":2023,"gelezen":3,"geladen":1,"overgeslagen":0,"afgewezen":2,""");
        Faults(loaded).ShouldBe(["2  latere-uitgave"]);
        loaded.ShouldContain("2025");
        (await Neighbourhood("9995AA", 1, "GM9999")).ShouldBe("BU99990002");
    }

    [Fact]
    public async Task A_list_without_a_year_needs_one_beside_it()
    {
        const string list = "PC6;Huisnummer;Buurt\n9993AA;1;99990001\n";
        (await Post(list)).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["jaar"]);
        (await Post(list, "?jaar=2024")).Status.ShouldBe(HttpStatusCode.OK);
        (await Post(list, "?jaar=24")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["jaar"]);
        (await Post("PC6;Huisnummer;Buurt2024\n", "?jaar=2023")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["jaar"]);
        (await Post("PC6;Huisnummer;Buurt2024\n", "?jaar=2024")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("", "/PC6|/Huisnummer|/Buurt")]
    [InlineData("postcode;huisnummer;buurt2024", "/PC6")]
    [InlineData("PC6;Huisnummer;Buurt2024;Buurtnaam2024", "/Buurt")]
    [InlineData("\"PC6;Huisnummer", "")]
    public async Task A_header_that_is_wrong_is_refused(string header, string fields) =>
        (await Post(header + "\n9999AB;1;99990001", "?vreemd=1")).ShouldBeProblem(HttpStatusCode.BadRequest).Fields.ShouldBe(["vreemd", .. fields.Split('|')]);

    [Fact]
    public async Task A_list_is_text_that_is_not_packed()
    {
        (await town.Post("/v1/adressen", Header, "beheerder", type: "application/json")).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType);
        (await town.Post("/v1/adressen", Header, "beheerder", type: "text/csv; charset=iso-8859-1")).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType);
        (await town.Post("/v1/adressen", Header, "beheerder", type: "text/plain; charset=utf-8")).Status.ShouldBe(HttpStatusCode.OK);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(Header));
        var content = new ByteArrayContent(packed.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv"), ContentEncoding = { "gzip" } } };
        (await town.Send(HttpMethod.Post, "/v1/adressen", "beheerder", content)).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task One_list_is_read_at_a_time()
    {
        using (town.App.Services.GetRequiredService<AddressLoader>().Begin())
            (await Post(Header)).ShouldBeProblem(HttpStatusCode.ServiceUnavailable).Header("Retry-After").ShouldNotBeNull();
        (await Post(Header)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_list_in_order_may_be_longer_than_what_is_gathered()
    {
        var list = new StringBuilder("PC6;Huisnummer;Buurt2024\n");
        for (var area = 5_000; area < 5_100; area++)
            for (var number = 1; number <= 50; number++)
                list.Append(CultureInfo.InvariantCulture, $"{area}AA;{number};99990001\n");
        var (totals, problem) = await Run(list.ToString(), mostGathered: 200);

        problem.ShouldBeNull();
        totals!.Geladen.ShouldBe(5_000);
        foreach (var area in (int[])[5_000, 5_050, 5_099])
            (await Whole(area)).ShouldBe(NeighbourhoodCode.Parse("BU99990001"));
    }

    [Fact]
    public async Task A_list_out_of_order_that_is_longer_than_what_is_gathered_is_refused_by_the_line_and_with_the_remedy()
    {
        var list = new StringBuilder("PC6;Huisnummer;Buurt2024\n");
        for (var number = 1; number <= 50; number++)
            for (var area = 6_000; area < 6_020; area++)
                list.Append(CultureInfo.InvariantCulture, $"{area}AA;{number};99990001\n");
        var (totals, problem) = await Run(list.ToString(), mostGathered: 200);

        totals.ShouldBeNull();
        var fault = problem!.Fouten!.ShouldHaveSingleItem();
        fault.Code.ShouldBe("niet-op-volgorde");
        // Nine rounds of twenty addresses, with their twenty postcodes, are as many as may be.
        fault.Melding.ShouldStartWith("Tot en met regel 181 ");
        fault.Melding.ShouldContain("op volgorde van postcode");
        for (var area = 6_000; area < 6_020; area++) (await Whole(area)).ShouldBeNull("nothing was loaded half");
        (await Run(list.ToString(), mostGathered: 2_000)).Totals!.Geladen.ShouldBe(1_000);
        (await Whole(6_000)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_long_list_that_comes_back_to_a_postcode_area_is_refused_there()
    {
        var list = new StringBuilder("PC6;Huisnummer;Buurt2024\n");
        for (var area = 7_000; area < 7_010; area++)
            for (var number = 1; number <= 50; number++)
                list.Append(CultureInfo.InvariantCulture, $"{area}AA;{number};99990001\n");
        var (totals, problem) = await Run(list.Append("7000AA;51;99990001\n7009AB;1;99990001\n").ToString(), mostGathered: 200);

        totals.ShouldBeNull();
        problem!.Fouten!.ShouldHaveSingleItem().Melding.ShouldStartWith("Tot en met regel 502 ");
    }

    private async Task<NeighbourhoodCode?> Whole(int area) =>
        (await town.Grains.Addresses(new(9999), new(area)).Find(Postcode.Parse($"{area}AA"), default)).Whole;

    private async Task<(AddressTotals? Totals, Problem? Problem)> Run(string list, int mostGathered)
    {
        var lines = new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(list)));
        var header = AddressHeader.Of(await lines.Next(default), null, new());
        var services = town.App.Services;
        return await new AddressRun(lines, header!, services.GetRequiredService<Catalogue>(), services.GetRequiredService<AddressLoader>(), mostGathered).Go(default);
    }

    private async Task<string> Load(string list)
    {
        var answer = await Post(list);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Text;
    }

    private Task<Answer> Post(string list, string query = "") => town.Post("/v1/adressen" + query, list, "beheerder", type: "text/csv");

    private static List<string> Faults(string loaded) =>
    [
        .. System.Text.Json.JsonDocument.Parse(loaded).RootElement.GetProperty("fouten").EnumerateArray()
            .Select(fault => $"{fault.GetProperty("regel")} {fault.GetProperty("veld")} {fault.GetProperty("code")}"),
    ];

    private async Task<string?> Neighbourhood(string postcode, int number, string municipality = "GM0308") =>
        (await town.App.Services.GetRequiredService<AddressDesk>().Find(MunicipalityCode.Parse(municipality), postcode, number, default))?.Code.ToString();

    private async Task Map(params string[] codes)
    {
        var features = codes.Select(code => $$"""{"properties":{"buurtcode":"{{code}}","buurtnaam":"Buurt","jaar":2024} }""");
        (await town.Post("/v1/gebieden", $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""", "beheerder")).Status.ShouldBe(HttpStatusCode.OK);
    }
}

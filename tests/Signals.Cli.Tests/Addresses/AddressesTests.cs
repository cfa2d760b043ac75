using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Signals.Cli.Addresses;
using Signals.Cli.Areas;
using Signals.Cli.Lines;
using Signals.Core.Addresses;
using Signals.Grains.Engine;
using Signals.Testing;

namespace Signals.Cli.Tests.Addresses;

public sealed class AddressesTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly CommandConsole console = new();
    private LivePlatform platform = null!;

    // A municipality like Baarn: its streets lie in one neighbourhood or in two, and the list goes on with its neighbours.
    private static string Baarn
    {
        get
        {
            var list = new StringBuilder("PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\r\n");
            for (var area = 3_741; area <= 3_744; area++)
                for (var street = 0; street < 40; street++)
                    for (var number = 1; number <= 30; number++)
                        list.Append(CultureInfo.InvariantCulture, $"{area}{(char)('A' + (street / 20))}{(char)('A' + (street % 20))};{number};{3_080_000 + (street % 8 == 7 ? number % 2 : area % 3)};30800;308\r\n");
            return list.Append("3761AB;1;3420100;34201;342\r\n").ToString();
        }
    }

    public async Task InitializeAsync()
    {
        platform = await LivePlatform.Start();
        await File.WriteAllTextAsync(folder.File("areas.geojson"), """
            {"type":"FeatureCollection","features":[
              {"properties":{"buurtcode":"BU03080000","buurtnaam":"Centrum","jaar":2024}},{"properties":{"buurtcode":"BU03080001","buurtnaam":"Noord","jaar":2024}},
              {"properties":{"buurtcode":"BU03080002","buurtnaam":"Zuid","jaar":2024}}]}
            """);
        await new AreasCommand(new CommandConsole().Console, new()).Run(folder.File("areas.geojson"), platform.Address, default);
    }

    public async Task DisposeAsync()
    {
        await platform.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_list_is_loaded_plain_gzipped_or_zipped_and_again_without_harm()
    {
        await File.WriteAllTextAsync(folder.File("list.csv"), Baarn);
        await using (var packed = new GZipStream(File.Create(folder.File("list.csv.gz")), CompressionLevel.Fastest)) await packed.WriteAsync(Encoding.UTF8.GetBytes(Baarn));
        Zip("list.zip", ("lees mij.txt", "PC6"), ("pc6hnr20240801_gwb.csv", Baarn), ("buurt_2024.csv", "Buurtcode_2024;Buurtnaam_2024\r\n3080000;Centrum\r\n"));

        foreach (var file in (string[])["list.csv", "list.csv.gz", "list.zip"]) (await Import(file)).ShouldBe(0);

        console.Lines.ShouldBe(Enumerable.Repeat("4801 lines of edition 2024: 4800 loaded, 1 of municipalities that are not served here, 0 rejected.", 3));
        var register = platform.App.Services.GetRequiredService<IGrains>().Addresses(new(308), new(3_742));
        (await register.Find(Postcode.Parse("3742AB"), default)).Find(99).ToString().ShouldBe("BU03080001");
        (await register.Find(Postcode.Parse("3742AH"), default)).Find(2).ToString().ShouldBe("BU03080000");
    }

    [Fact]
    public async Task What_is_rejected_is_told_by_its_line_and_by_the_exit_code()
    {
        await File.WriteAllTextAsync(folder.File("list.csv"), "PC6,Huisnummer,Buurt\n3741AB,1,3080000\n3741AB,2,3089999\n3741AB,0,3080000\n");
        (await Import("list.csv", year: 2023)).ShouldBe(2);

        console.Lines.Count.ShouldBe(3);
        console.Lines[0].ShouldStartWith("Line 3 is rejected: /Buurt: ");
        console.Lines[1].ShouldStartWith("Line 4 is rejected: /Huisnummer: ");
        console.Lines[2].ShouldBe("3 lines of edition 2023: 1 loaded, 0 of municipalities that are not served here, 2 rejected.");
    }

    [Fact]
    public async Task A_list_of_others_only_says_what_to_do()
    {
        await File.WriteAllTextAsync(folder.File("list.csv"), "PC6;Huisnummer;Buurt2024\n3761AB;1;3420100\n");
        (await Import("list.csv")).ShouldBe(0);
        console.Text.ShouldContain("signals areas import");
    }

    [Fact]
    public async Task A_list_that_is_refused_is_a_failure_however_long_it_is()
    {
        await File.WriteAllTextAsync(folder.File("list.csv"), Baarn.Replace("PC6", "Postcode", StringComparison.Ordinal) + string.Concat(Enumerable.Repeat("3741AB;1;3080000;30800;308\r\n", 500_000)));
        (await Should.ThrowAsync<CommandFailedException>(() => Import("list.csv"))).Message.ShouldContain("/PC6");
        (await Should.ThrowAsync<CommandFailedException>(() => new AddressesCommand(console.Console, new()).Run(
            new(folder.File("list.csv")), null, platform.Address with { Token = "demo-vrijwilliger" }, default))).Message.ShouldContain("403");
    }

    [Fact]
    public async Task A_file_that_was_cut_off_loads_nothing()
    {
        using var whole = new MemoryStream();
        await using (var packed = new GZipStream(whole, CompressionLevel.Fastest, leaveOpen: true)) await packed.WriteAsync(Encoding.UTF8.GetBytes(Baarn));
        await File.WriteAllBytesAsync(folder.File("list.csv.gz"), [.. whole.ToArray().Take((int)whole.Length / 2)]);

        (await Should.ThrowAsync<CommandFailedException>(() => Import("list.csv.gz"))).Message.ShouldContain("cannot be read to its end");
        (await platform.App.Services.GetRequiredService<IGrains>().Addresses(new(308), new(3_741)).Find(Postcode.Parse("3741AA"), default)).Find(1).ShouldBeNull();
    }

    [Fact]
    public void A_zip_holds_one_list()
    {
        Zip("none.zip", ("lijst.txt", Baarn));
        Zip("two.zip", ("een.csv", Baarn), ("twee.csv", "\"PC6\";\"Huisnummer\""));
        File.WriteAllBytes(folder.File("broken.zip"), [.. "PK\x03\x04"u8, 1, 2, 3]);

        foreach (var (file, told) in new[] { ("none.zip", "holds 0"), ("two.zip", "holds 2"), ("broken.zip", "cannot be unpacked"), ("nowhere.zip", "cannot be opened") })
            Should.Throw<CommandFailedException>(() => new AddressFile(folder.File(file)).Check()).Message.ShouldContain(told);
    }

    private Task<int> Import(string file, int? year = null) =>
        new AddressesCommand(console.Console, new()).Run(new(folder.File(file)), year, platform.Address, default);

    private void Zip(string name, params (string Name, string Text)[] entries)
    {
        using var zip = ZipFile.Open(folder.File(name), ZipArchiveMode.Create);
        foreach (var (entry, text) in entries)
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write(text);
        }
    }
}

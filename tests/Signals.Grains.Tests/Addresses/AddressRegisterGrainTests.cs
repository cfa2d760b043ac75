using Signals.Core.Addresses;
using Signals.Grains.Addresses;
using Signals.Grains.Journal;

namespace Signals.Grains.Tests.Addresses;

public sealed class AddressRegisterGrainTests
{
    private static readonly PostcodeArea Area = new(3741);
    private static readonly Postcode Street = Postcode.Parse("3741AB");
    private static readonly Postcode Border = Postcode.Parse("3741AC");

    [Fact]
    public async Task What_was_loaded_is_known_after_a_restart()
    {
        await using var town = await Town.Build();
        (await Register(town).Load(new(2024), Addresses(), default)).ShouldBe(new(2024));
        await town.Restart();

        (await Register(town).Find(Street, default)).Find(99).ShouldBe(Town.Here);
        var border = await Register(town).Find(Border, default);
        border.Find(1).ShouldBe(Town.Here);
        border.Find(2).ShouldBe(Town.There);
        border.Find(4).ShouldBeNull();
        (await Register(town).Find(Postcode.Parse("3741ZZ"), default)).Find(1).ShouldBeNull();
    }

    [Fact]
    public async Task Only_news_is_written_and_an_earlier_edition_is_told_which_one_is_there()
    {
        await using var town = await Town.Build();
        await Register(town).Load(new(2024), Addresses(), default);
        (await Register(town).Load(new(2024), Addresses(), default)).ShouldBe(new(2024));
        (await Register(town).Load(new(2023), [], default)).ShouldBe(new(2024));
        (await Stored(town)).ShouldBe(1);

        (await Register(town).Load(new(2025), [new(Town.There, "AB", [])], default)).ShouldBe(new(2025));
        (await Stored(town)).ShouldBe(2);
        (await Register(town).Find(Street, default)).Find(1).ShouldBe(Town.There);
        (await Register(town).Find(Border, default)).Find(1).ShouldBeNull();
    }

    [Fact]
    public async Task A_register_answers_for_its_own_postcode_area_only()
    {
        await using var town = await Town.Build();
        await Should.ThrowAsync<ArgumentException>(() => Register(town).Find(Postcode.Parse("3742AB"), default));
    }

    private static IAddressRegister Register(Town town) => town.Grains.Addresses(Town.Municipality, Area);

    private static async Task<int> Stored(Town town) => (await town.Store.Journal.Read(StreamKeys.Addresses(Town.Municipality, Area), default)).Commits.Count;

    private static IReadOnlyList<NeighbourhoodAddresses> Addresses()
    {
        var gathered = new GatheredAddresses();
        gathered.Add(Street, 1, Town.Here);
        gathered.Add(Border, 1, Town.Here);
        gathered.Add(Border, 2, Town.There);
        return gathered.Coded();
    }
}

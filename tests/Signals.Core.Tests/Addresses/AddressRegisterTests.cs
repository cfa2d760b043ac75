using Signals.Core.Addresses;
using Signals.Core.Areas;

namespace Signals.Core.Tests.Addresses;

public sealed class AddressRegisterTests
{
    private static readonly NeighbourhoodCode Centre = NeighbourhoodCode.Parse("BU03080001");
    private static readonly NeighbourhoodCode Forest = NeighbourhoodCode.Parse("BU03080102");
    private static readonly Postcode Street = Postcode.Parse("3741AB");
    private static readonly Postcode Border = Postcode.Parse("3741AC");
    private static readonly EditionYear Edition = new(2024);

    [Fact]
    public void A_postcode_that_lies_wholly_in_one_neighbourhood_is_kept_as_two_letters_and_holds_new_houses_too()
    {
        var register = Loaded(gathered =>
        {
            foreach (var number in (int[])[1, 3, 8]) gathered.Add(Street, number, Centre);
        });

        register.Neighbourhoods.ShouldBe([new NeighbourhoodAddresses(Centre, "AB", [])]);
        register.Find(Street).Find(3).ShouldBe(Centre);
        register.Find(Street).Find(99).ShouldBe(Centre);
        register.Find(Border).Find(3).ShouldBeNull();
    }

    [Fact]
    public void Of_a_postcode_that_is_divided_each_side_of_the_street_is_kept_as_rows_and_nothing_else_is_in_it()
    {
        var register = Loaded(gathered =>
        {
            foreach (var number in (int[])[1, 3, 5, 9, 11]) gathered.Add(Border, number, Centre);
            foreach (var number in (int[])[2, 4, 6, 7]) gathered.Add(Border, number, Forest);
        });

        register.Neighbourhoods.ShouldBe(
        [
            new NeighbourhoodAddresses(Centre, "", [new("AC", [new(1, 5), new(9, 11)])]),
            new NeighbourhoodAddresses(Forest, "", [new("AC", [new(2, 6), new(7, 7)])]),
        ]);
        register.Find(Border).Find(7).ShouldBe(Forest);
        register.Find(Border).Find(8).ShouldBeNull("nobody can tell on which side of the border a house lies that is not listed");
    }

    [Fact]
    public void A_postcode_that_goes_on_in_another_municipality_lies_wholly_in_no_neighbourhood()
    {
        var register = Loaded(gathered =>
        {
            gathered.Divide(Border);
            gathered.Add(Border, 1, Centre);
            gathered.Add(Street, 1, Centre);
        });

        register.Find(Border).Find(1).ShouldBe(Centre);
        register.Find(Border).Find(3).ShouldBeNull();
        register.Find(Street).Find(3).ShouldBe(Centre);
    }

    [Fact]
    public void An_address_lies_in_one_neighbourhood()
    {
        var gathered = new GatheredAddresses();

        gathered.Add(Street, 1, Centre).ShouldBe(GatherOutcome.Added);
        gathered.Add(Street, 1, Centre).ShouldBe(GatherOutcome.Known);
        gathered.Add(Street, 1, Forest).ShouldBe(GatherOutcome.Elsewhere);
        gathered.Count.ShouldBe(1);
        gathered.Coded().ShouldBe([new NeighbourhoodAddresses(Centre, "AB", [])]);
        Should.Throw<ArgumentOutOfRangeException>(() => gathered.Add(Street, 0, Centre));
    }

    [Fact]
    public void A_postcode_area_holds_so_many_addresses_and_no_more()
    {
        var gathered = new GatheredAddresses();
        for (var number = 1; number < 100_000; number++) gathered.Add(Street, number, Centre);
        gathered.Add(Border, 1, Centre).ShouldBe(GatherOutcome.Added);
        gathered.Count.ShouldBe(GatheredAddresses.Most);

        gathered.Add(Border, 2, Centre).ShouldBe(GatherOutcome.TooMany);
        gathered.Add(Border, 1, Centre).ShouldBe(GatherOutcome.Known);
    }

    [Fact]
    public void A_later_edition_takes_the_place_of_everything_and_an_earlier_one_changes_nothing()
    {
        var register = Loaded(gathered =>
        {
            gathered.Add(Street, 1, Centre);
            gathered.Add(Border, 1, Centre);
        });
        var moved = new GatheredAddresses();
        moved.Add(Street, 1, Forest);

        register.Load(new(2023), moved.Coded()).ShouldBeEmpty();
        var happened = register.Load(new(2025), moved.Coded()).ShouldHaveSingleItem();
        register.Apply(happened);

        register.Edition.ShouldBe(new(2025));
        register.Find(Street).Find(1).ShouldBe(Forest);
        register.Find(Border).Find(1).ShouldBeNull();
    }

    [Fact]
    public void The_same_addresses_again_are_no_news_and_others_of_the_same_edition_are_a_correction()
    {
        static void Same(GatheredAddresses gathered)
        {
            gathered.Add(Border, 1, Centre);
            gathered.Add(Border, 2, Forest);
        }

        var register = Loaded(Same);
        var again = new GatheredAddresses();
        again.Add(Border, 2, Forest);
        again.Add(Border, 1, Centre);
        register.Load(Edition, again.Coded()).ShouldBeEmpty();

        again.Add(Border, 4, Forest);
        register.Load(Edition, again.Coded()).ShouldHaveSingleItem();
        register.Load(new(2025), again.Coded()).ShouldHaveSingleItem("the edition itself is news");
    }

    [Fact]
    public void The_register_knows_what_the_list_knows()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var chance = new Random(seed);
            var list = new Dictionary<(Postcode, int), NeighbourhoodCode>();
            var neighbourhoods = chance.Next(1, 6);
            var highest = chance.Next(2, 60);
            for (var line = chance.Next(1, 600); line > 0; line--)
            {
                var postcode = Postcode.Parse($"3741{(char)('A' + chance.Next(3))}{(char)('A' + chance.Next(5))}");
                // Streets that are mostly of one neighbourhood, streets with a border along the middle, and streets with no order at all.
                var number = chance.Next(1, highest);
                var code = (chance.Next(40), postcode.Letters[1]) switch
                {
                    (0, _) or (_, 'E') => chance.Next(neighbourhoods),
                    (_, 'D') => number % 2,
                    _ => postcode.Letters[0] % neighbourhoods,
                };
                list[(postcode, number)] = new(3_080_000 + code);
            }

            var gathered = new GatheredAddresses();
            foreach (var (address, code) in list.OrderBy(_ => chance.Next())) gathered.Add(address.Item1, address.Item2, code);
            var register = new AddressRegister();
            foreach (var happened in register.Load(Edition, gathered.Coded())) register.Apply(happened);

            for (var letters = 0; letters < 20; letters++)
            {
                var postcode = Postcode.Parse($"3741{(char)('A' + (letters / 5))}{(char)('A' + (letters % 5))}");
                var all = list.Where(address => address.Key.Item1 == postcode).Select(address => address.Value).Distinct().ToList();
                for (var number = 1; number <= highest + 2; number++)
                {
                    NeighbourhoodCode? expected = list.TryGetValue((postcode, number), out var listed) ? listed : all.Count == 1 ? all[0] : null;
                    register.Find(postcode).Find(number).ShouldBe(expected, $"seed {seed}, {postcode} {number}");
                }
            }
        }
    }

    private static AddressRegister Loaded(Action<GatheredAddresses> gather)
    {
        var gathered = new GatheredAddresses();
        gather(gathered);
        var register = new AddressRegister();
        foreach (var happened in register.Load(Edition, gathered.Coded())) register.Apply(happened);
        return register;
    }
}

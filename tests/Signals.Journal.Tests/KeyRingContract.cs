using Signals.Core.Areas;
using Signals.Core.Households;
using Signals.Core.Neighbourhoods;
using Signals.Core.Time;
using Signals.Grains.Vault;
using Signals.Journal.Vault;
using Signals.Testing;

namespace Signals.Journal.Tests;

public abstract class KeyRingContract(TestDatabase database) : IAsyncLifetime
{
    private static readonly MunicipalityCode Here = new(9_999);

    private readonly ManualClock clock = new();

    private VaultStore store = null!;

    private IKeyRing Keys => store.Keys;

    public async Task InitializeAsync()
    {
        await database.Prepare();
        store = await database.OpenVault(clock);
    }

    public async Task DisposeAsync()
    {
        if (store is not null) await store.DisposeAsync();
        await database.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_key_is_the_same_every_time_also_after_a_restart()
    {
        var key = await Key("volgcode");
        key.Length.ShouldBe(32);

        (await Key("volgcode")).ShouldBe(key);
        await store.DisposeAsync();
        store = await database.OpenVault(clock);
        (await Key("volgcode")).ShouldBe(key);
    }

    [SkippableFact]
    public async Task Each_purpose_and_each_municipality_has_its_own_key()
    {
        byte[][] keys = [await Key("volgcode"), await Key("huishouden/155"), await Key("volgcode", municipality: new(9_998))];

        keys.Select(Convert.ToHexString).ShouldBeUnique();
    }

    [SkippableFact]
    public async Task Many_who_use_a_key_first_at_the_same_moment_get_one_key()
    {
        await using var other = await database.OpenVault(clock);

        var keys = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(async () =>
            Convert.ToHexString((await (i % 2 == 0 ? store : other).Keys.Key(Here, "volgcode", null, CancellationToken.None)).Span))));

        keys.Distinct().Count().ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_key_whose_time_has_come_is_destroyed_and_another_takes_its_place()
    {
        var stays = await Key("volgcode");
        var until = clock.GetUtcNow().AddDays(91);
        var goes = await Key("huishouden/155", until);
        (await Key("huishouden/155", until.AddDays(9))).ShouldBe(goes);

        (await Keys.DestroyExpired(until.AddTicks(-1), CancellationToken.None)).ShouldBe(0);
        clock.Advance(TimeSpan.FromDays(91));
        (await Keys.DestroyExpired(clock.GetUtcNow(), CancellationToken.None)).ShouldBe(1);

        (await Key("huishouden/155", until.AddDays(91))).ShouldNotBe(goes);
        (await Key("volgcode")).ShouldBe(stays);
    }

    [SkippableFact]
    public async Task A_key_that_another_process_destroyed_is_not_given_from_memory()
    {
        var until = clock.GetUtcNow().AddDays(1);
        var goes = await Key("huishouden/155", until);
        await using (var other = await database.OpenVault(clock)) await other.Keys.DestroyExpired(until, CancellationToken.None);

        clock.Advance(TimeSpan.FromDays(1));

        (await Key("huishouden/155", until.AddDays(1))).ShouldNotBe(goes);
    }

    [SkippableFact]
    public async Task A_household_key_is_gone_on_its_day_and_is_not_made_again_by_a_signal_that_comes_late()
    {
        var (address, day) = (HouseholdAddress.Of("9999AB", 12), new DateOnly(2026, 11, 20));
        var period = TokenPeriod.At(day).ShouldHaveSingleItem();
        var ends = DutchTime.StartOf(period.KeyEnds(Signal.LatestInDays));
        var before = await Tokens();

        clock.Advance(ends - clock.GetUtcNow() - TimeSpan.FromTicks(1));
        (await Keys.DestroyExpired(clock.GetUtcNow(), CancellationToken.None)).ShouldBe(0);
        (await Tokens()).ShouldBe(before);
        // From its day on nobody is given the key, housekeeping or not.
        clock.Advance(TimeSpan.FromTicks(1));
        var late = await Tokens();
        late.ShouldNotBe(before);
        (await Tokens()).ShouldNotBe(late, "what is kept nowhere joins nothing");
        (await Keys.DestroyExpired(clock.GetUtcNow(), CancellationToken.None)).ShouldBe(1);

        (await Tokens()).ShouldNotBe(before);
        (await Keys.DestroyExpired(DateTimeOffset.MaxValue, CancellationToken.None)).ShouldBe(0, "a late signal brought no key of the period back");

        Task<IReadOnlyList<HouseholdToken>> Tokens() => Keys.Tokens(Here, address, day, CancellationToken.None);
    }

    [SkippableFact]
    public async Task A_key_that_came_back_with_a_backup_after_its_time_is_not_given()
    {
        var until = clock.GetUtcNow().AddDays(1);
        var goes = await Key("huishouden/155", until);
        await store.DisposeAsync();
        clock.Advance(TimeSpan.FromDays(1));
        store = await database.OpenVault(clock);

        (await Key("huishouden/155", until.AddDays(9))).ShouldNotBe(goes);

        await Keys.DestroyExpired(clock.GetUtcNow(), CancellationToken.None);
        var next = await Key("huishouden/155", until.AddDays(9));
        next.ShouldNotBe(goes);
        (await Key("huishouden/155", until.AddDays(9))).ShouldBe(next);
    }

    [SkippableFact]
    public async Task A_key_moved_to_another_purpose_is_refused()
    {
        await Key("volgcode");
        await database.ChangeVault("UPDATE key_ring SET purpose = 'huishouden/155' WHERE purpose = 'volgcode'");

        await Should.ThrowAsync<BrokenSealException>(() => Key("huishouden/155"));
    }

    [SkippableFact]
    public async Task A_purpose_is_1_to_60_characters()
    {
        await Should.ThrowAsync<ArgumentException>(() => Key(""));
        await Should.ThrowAsync<ArgumentException>(() => Key(new string('x', 61)));
    }

    private async Task<byte[]> Key(string purpose, DateTimeOffset? destroyAt = null, MunicipalityCode? municipality = null) =>
        (await Keys.Key(municipality ?? Here, purpose, destroyAt, CancellationToken.None)).ToArray();
}

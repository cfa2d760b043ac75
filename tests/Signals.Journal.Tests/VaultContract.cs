using System.Text;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Grains.Vault;
using Signals.Journal.Vault;
using Signals.Testing;

namespace Signals.Journal.Tests;

public abstract class VaultContract(TestDatabase database) : IAsyncLifetime
{
    private static readonly MunicipalityCode Here = new(9_999);
    private static readonly SignalId First = new(1);
    private static readonly SignalId Second = new(2);
    private static readonly PersonalParts Parts = new("Mevrouw Ördögh slaapt niet", "eenzaam?", "ordogh@example.nl");

    private static readonly PersonalParts Agreed = new(null, null, null) { Household = new(new(Here, 42), First, new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero)) };

    private readonly ManualClock clock = new();

    private VaultStore store = null!;

    private static CancellationToken None => CancellationToken.None;

    private IVault Vault => store.Vault;

    private DateTimeOffset Now => clock.GetUtcNow();

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
    public async Task What_was_kept_is_read_back_also_after_a_restart()
    {
        await Keep(First, Parts);
        await Keep(Second, Agreed);

        await store.DisposeAsync();
        store = await database.OpenVault(clock);

        (await Vault.Read(Here, First, None)).ShouldBe(Parts);
        (await Vault.Read(Here, Second, None)).ShouldBe(Agreed);
        (await Vault.Read(new(9_998), First, None)).ShouldBeNull();
    }

    [SkippableFact]
    public async Task What_is_kept_again_takes_the_place_of_what_was_kept_before()
    {
        await Keep(First, Parts);
        await Keep(First, Parts with { Observation = "anders" });

        (await Vault.Read(Here, First, None)).ShouldNotBeNull().Observation.ShouldBe("anders");
    }

    [SkippableFact]
    public async Task Nothing_that_a_person_wrote_lies_readable_on_disk()
    {
        await Keep(First, Parts);

        var bytes = await database.VaultBytes();
        bytes.Length.ShouldBeGreaterThan(100);
        foreach (var words in (string[])["Mevrouw", "slaapt", "eenzaam", "ordogh", "example.nl", "Dorpsstraat", "Observation"])
            bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)).ShouldBe(-1, words);
    }

    [SkippableFact]
    public async Task A_row_moved_to_another_signal_or_municipality_is_refused()
    {
        await Keep(First, Parts);
        await database.ChangeVault("UPDATE personal_part SET municipality = 9998");
        await Should.ThrowAsync<BrokenSealException>(() => Vault.Read(new(9_998), First, None));

        await Keep(First, Parts);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Keep(Second, Parts with { Email = null });
        await database.ChangeVault(
            """
            UPDATE personal_part SET
                sealed = (SELECT sealed FROM personal_part WHERE kept_at = (SELECT max(kept_at) FROM personal_part)),
                wrapped_key = (SELECT wrapped_key FROM personal_part WHERE kept_at = (SELECT max(kept_at) FROM personal_part))
            """);
        (await Should.ThrowAsync<BrokenSealException>(() => Vault.Read(Here, First, None))).Message.ShouldNotContain("Dorpsstraat");
        (await Vault.Read(Here, Second, None)).ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task Another_master_key_opens_nothing()
    {
        await store.DisposeAsync();

        await Should.ThrowAsync<BrokenSealException>(() => database.OpenVault(clock, new byte[32]));

        store = await database.OpenVault(clock);
    }

    [SkippableFact]
    public async Task What_was_forgotten_is_gone_from_table_and_files()
    {
        await Keep(First, Parts);
        await Keep(Second, Parts);
        var before = await database.VaultBytes();

        await Vault.Forget(Here, First, None);
        await Vault.Forget(Here, new(77), None);

        (await Vault.Read(Here, First, None)).ShouldBeNull();
        (await Vault.Read(Here, Second, None)).ShouldBe(Parts);
        (await database.VaultBytes()).Length.ShouldBeLessThan(before.Length);
    }

    [SkippableFact]
    public async Task What_was_kept_long_enough_is_forgotten_so_many_at_a_time()
    {
        for (var day = 1; day <= 5; day++) await Vault.Keep(Here, new((UInt128)day), Parts, Now, Now.AddDays(day), None);

        (await Vault.ForgetExpired(Now.AddDays(4), 3, None)).ShouldBe(3);
        (await Vault.ForgetExpired(Now.AddDays(4), 3, None)).ShouldBe(1);
        (await Vault.ForgetExpired(Now.AddDays(4), 3, None)).ShouldBe(0);
        (await Vault.Read(Here, new(4), None)).ShouldBeNull();
        (await Vault.Read(Here, new(5), None)).ShouldBe(Parts);
    }

    [SkippableFact]
    public async Task Since_when_and_until_when_something_is_kept_is_told_until_its_time_has_come()
    {
        await Vault.Keep(Here, First, Parts, Now, Now.AddDays(91), None);
        (await Vault.Term(Here, First, None)).ShouldBe(new(Now, Now.AddDays(91)));
        await Vault.Extend(Here, First, Now.AddDays(100), None);
        (await Vault.Term(Here, First, None)).ShouldBe(new(Now, Now.AddDays(100)));
        (await Vault.Term(Here, Second, None)).ShouldBeNull();

        clock.Advance(TimeSpan.FromDays(100));

        (await Vault.Term(Here, First, None)).ShouldBeNull();
    }

    [SkippableFact]
    public async Task Orphans_are_what_was_never_confirmed_oldest_first()
    {
        for (var i = 1; i <= 4; i++)
        {
            (await KeepIfAbsent(Vault, new((UInt128)i), Parts)).ShouldBeTrue();
            clock.Advance(TimeSpan.FromMinutes(1));
        }
        (await Vault.Confirm(Here, new(2), None)).ShouldBeTrue();
        (await Vault.Confirm(Here, new(77), None)).ShouldBeFalse();
        await Vault.Keep(Here, new(4), Parts, Now.AddMinutes(-1), Now.AddDays(91), None);

        (await Vault.Unconfirmed(Now.AddMinutes(-1), 10, None)).ShouldBe([(Here, new SignalId(1)), (Here, new SignalId(3))]);
        (await Vault.Unconfirmed(Now, 1, None)).ShouldBe([(Here, new SignalId(1))]);
    }

    [SkippableFact]
    public async Task Of_many_in_two_processes_that_keep_something_for_one_signal_one_succeeds_each_time()
    {
        await using var other = await database.OpenVault(clock);
        for (var round = 1; round <= 20; round++)
        {
            var signal = new SignalId((UInt128)round);
            using var start = new Barrier(8);
            var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(() =>
            {
                start.SignalAndWait();
                return KeepIfAbsent((i % 2 == 0 ? store : other).Vault, signal, Parts with { Observation = $"van {i}" });
            }, None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

            kept.Count(one => one).ShouldBe(1);
            (await Vault.Read(Here, signal, None)).ShouldNotBeNull().Observation.ShouldBe($"van {Array.IndexOf(kept, true)}");
        }
    }

    [SkippableFact]
    public async Task What_is_confirmed_is_not_forgotten_as_unconfirmed()
    {
        await KeepIfAbsent(Vault, First, Parts);
        await KeepIfAbsent(Vault, Second, Parts);
        await Vault.Confirm(Here, First, None);

        await Vault.ForgetUnconfirmed(Here, First, None);
        await Vault.ForgetUnconfirmed(Here, Second, None);

        (await Vault.Read(Here, First, None)).ShouldBe(Parts);
        (await Vault.Read(Here, Second, None)).ShouldBeNull();
    }

    [SkippableFact]
    public async Task What_was_forgotten_before_its_time_is_listed_for_sixty_days_and_nothing_else_is()
    {
        foreach (var signal in (SignalId[])[First, Second]) await Keep(signal, Parts);
        await Vault.Keep(Here, new(3), Parts, Now, Now.AddDays(1), None);
        await KeepIfAbsent(Vault, new(4), Parts);

        (await Vault.Forget(Here, First, None)).ShouldBeTrue();
        (await Vault.Forget(Here, First, None)).ShouldBeFalse();
        (await Vault.ForgetExpired(Now.AddDays(2), 10, None)).ShouldBe(1);
        await Vault.ForgetUnconfirmed(Here, new(4), None);

        var listed = (await store.Erasures.Read(None).ToListAsync()).ShouldHaveSingleItem();
        (listed.Municipality, listed.Signal).ShouldBe((Here, First));
        Erasure.Parse(listed.ToString()).ShouldBe(listed);
        (await Vault.ForgetExpired(Now.AddDays(60).AddTicks(-1), 10, None)).ShouldBe(0);
        (await store.Erasures.Read(None).CountAsync()).ShouldBe(1);
        await Vault.ForgetExpired(Now.AddDays(60), 10, None);
        (await store.Erasures.Read(None).CountAsync()).ShouldBe(0);
    }

    [SkippableFact]
    public async Task What_had_its_time_is_not_read_though_nobody_has_forgotten_it_yet()
    {
        await Vault.Keep(Here, First, Parts, Now, Now.AddDays(1), None);
        clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        (await Vault.Read(Here, First, None)).ShouldBe(Parts);

        clock.Advance(TimeSpan.FromTicks(1));

        (await Vault.Read(Here, First, None)).ShouldBeNull();
    }

    [SkippableFact]
    public async Task What_was_kept_anew_after_an_erasure_is_not_erased_by_doing_it_again()
    {
        var erased = new Erasure(Here, First, Now);
        clock.Advance(TimeSpan.FromHours(1));
        await Keep(First, Agreed);

        (await store.Erasures.Replay(erased, None)).ShouldBeFalse();

        (await Vault.Read(Here, First, None)).ShouldBe(Agreed);
    }

    [SkippableFact]
    public async Task What_was_forgotten_is_listed_also_where_nothing_was_kept_and_is_done_again_as_of_then()
    {
        await Vault.Forget(Here, First, None);
        var erased = await store.Erasures.Read(None).SingleAsync();
        await Keep(First, Parts);
        clock.Advance(TimeSpan.FromDays(3));

        (await store.Erasures.Replay(erased, None)).ShouldBeTrue();
        (await store.Erasures.Replay(erased with { Signal = Second }, None)).ShouldBeFalse();

        (await Vault.Read(Here, First, None)).ShouldBeNull();
        (await store.Erasures.Read(None).ToListAsync()).ShouldBe([erased, erased with { Signal = Second }]);
    }

    [SkippableFact]
    public async Task Parts_can_be_forgotten_while_the_signal_stays_and_taking_it_back_later_says_so()
    {
        await Keep(First, Parts);
        (await Vault.ForgetParts(Here, First, None)).ShouldBeTrue();
        (await Vault.ForgetParts(Here, First, None)).ShouldBeFalse();
        (await Vault.Read(Here, First, None)).ShouldBeNull();
        var erased = await store.Erasures.Read(None).SingleAsync();
        erased.IsOfPartsOnly.ShouldBeTrue();
        Erasure.Parse(erased.ToString()).ShouldBe(erased);
        clock.Advance(TimeSpan.FromHours(1));

        await Vault.Forget(Here, First, None);
        (await store.Erasures.Read(None).SingleAsync()).IsOfPartsOnly.ShouldBeFalse();
        clock.Advance(TimeSpan.FromHours(1));
        await Vault.ForgetParts(Here, First, None);

        (await store.Erasures.Read(None).SingleAsync()).IsOfPartsOnly.ShouldBeFalse("the signal was taken back");
    }

    [SkippableFact]
    public async Task What_had_its_time_cannot_be_kept_longer()
    {
        await Vault.Keep(Here, First, Parts, Now, Now.AddDays(28), None);
        await Vault.Keep(Here, Second, Parts, Now, Now.AddDays(28), None);
        clock.Advance(TimeSpan.FromDays(28) - TimeSpan.FromTicks(1));
        await Vault.Extend(Here, Second, Now.AddDays(63), None);
        clock.Advance(TimeSpan.FromTicks(1));

        await Vault.Extend(Here, First, Now.AddDays(63), None);

        (await Vault.Read(Here, First, None)).ShouldBeNull();
        (await Vault.Read(Here, Second, None)).ShouldBe(Parts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GM9999 00000000000000000000000000000001 2026-11-22T21:00:00.0000000Z alles")]
    [InlineData("GM9999")]
    [InlineData("GM9999 1 2026-11-22T21:00:00.0000000Z")]
    [InlineData("GM9999 00000000000000000000000000000001 gisteren")]
    public void A_line_of_another_form_is_no_erasure(string line) => Should.Throw<FormatException>(() => Erasure.Parse(line));

    private Task<bool> KeepIfAbsent(IVault vault, SignalId signal, PersonalParts parts) =>
        vault.KeepIfAbsent(Here, signal, parts, Now, Now.AddDays(91), None);

    private Task Keep(SignalId signal, PersonalParts parts) => Vault.Keep(Here, signal, parts, Now, Now.AddDays(91), None);
}

using Npgsql;
using Signals.Grains.Journal;

namespace Signals.Journal.Tests.Postgres;

public sealed class BrokenConnectionTests() : StoreContract(new PostgresTestDatabase())
{
    private CutProxy proxy = null!;

    public override async Task InitializeAsync()
    {
        await Database.Prepare();
        var direct = new NpgsqlConnectionStringBuilder(((PostgresTestDatabase)Database).ConnectionString);
        proxy = new(direct.Host!, direct.Port);
        direct.Host = "127.0.0.1";
        direct.Port = proxy.Port;
        direct.SslMode = SslMode.Disable;
        ((PostgresTestDatabase)Database).ConnectionString = direct.ToString();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (proxy is not null) await proxy.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_commit_whose_answer_was_lost_is_unknown_and_turns_out_to_have_taken()
    {
        await Grow(Neighbourhood, 0, 3);

        proxy.CutOnce(CutProxy.Cut.AfterTheServer);
        var lost = Commit(Neighbourhood, 3) with { Registrations = [Register(1)] };
        (await Append(lost)).ShouldBe(AppendOutcome.Unknown);

        await Eventually(async () => (await Journal.Read(Neighbourhood, None)).Version == 4);
        (await Append(lost with { ExpectedVersion = 4 })).ShouldBe(AppendOutcome.Conflict);
    }

    [SkippableFact]
    public async Task A_commit_that_never_reached_the_server_is_unknown_and_takes_when_tried_again()
    {
        await Grow(Neighbourhood, 0, 3);

        proxy.CutOnce(CutProxy.Cut.BeforeTheServer);
        var lost = Commit(Neighbourhood, 3) with { Registrations = [Register(1)] };
        (await Append(lost)).ShouldBe(AppendOutcome.Unknown);

        (await Append(lost)).ShouldBe(AppendOutcome.Appended);
        (await Journal.Read(Neighbourhood, None)).Version.ShouldBe(4);
    }

    [SkippableFact]
    public async Task All_that_shared_a_lost_commit_are_unknown()
    {
        var postgres = (PostgresTestDatabase)Database;
        await Grow(Neighbourhood, 0, 1);
        await Grow(Team, 0, 1);
        var first = await postgres.Hold(Neighbourhood);
        var second = await postgres.Hold(Team);

        // The first keeps the connection to itself, so that the others gather; their commit then waits for the second.
        var alone = Append(Commit(Neighbourhood, 1));
        var together = new[] { Team, Theme, OtherNeighbourhood }.Select(s => Append(Commit(s, s == Team ? 1 : 0))).ToArray();
        await first.DisposeAsync();
        (await alone).ShouldBe(AppendOutcome.Appended);
        await Eventually(postgres.SomeoneWaits);
        proxy.CutOnce(CutProxy.Cut.AfterTheServer);
        await second.DisposeAsync();

        (await Task.WhenAll(together)).ShouldAllBe(outcome => outcome == AppendOutcome.Unknown);
        await Eventually(async () => (await Journal.Read(Theme, None)).Version == 1);
        (await Append(Commit(Team, 2))).ShouldBe(AppendOutcome.Appended);
    }

    [SkippableFact]
    public async Task A_journal_that_cannot_be_reached_says_so()
    {
        await proxy.DisposeAsync();

        (await Should.ThrowAsync<JournalUnavailableException>(() => Append(Commit(Neighbourhood, 0)))).Message.ShouldContain("reached");
        await Should.ThrowAsync<JournalUnavailableException>(() => Journal.Read(Neighbourhood, None));
        await Should.ThrowAsync<JournalUnavailableException>(async () => await Store.Inspection.Streams(None).ToListAsync());
    }

    // The server may still be at work on what it was asked when the connection has gone already.
    private static async Task Eventually(Func<Task<bool>> condition)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await condition()) return;
            await Task.Delay(10);
        }
        (await condition()).ShouldBeTrue();
    }
}

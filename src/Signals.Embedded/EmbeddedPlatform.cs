using Microsoft.Extensions.Logging;
using Signals.Grains.Addresses;
using Signals.Grains.Approaches;
using Signals.Grains.Areas;
using Signals.Grains.Conversations;
using Signals.Grains.Delivery;
using Signals.Grains.Engine;
using Signals.Grains.Households;
using Signals.Grains.Journal;
using Signals.Grains.Municipalities;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Notifications;
using Signals.Grains.Platform;
using Signals.Grains.Reminders;
using Signals.Grains.SocialMaps;
using Signals.Grains.Teams;
using Signals.Grains.Themes;
using Signals.Grains.Trends;
using Signals.Grains.Vault;
using Signals.Grains.Vigils;

namespace Signals.Embedded;

/// <summary>The platform's grains in this process, on one journal: what the embedded silo, the command line and the tests run on.</summary>
public sealed class EmbeddedPlatform : IAsyncDisposable
{
    private readonly EmbeddedEngine engine;
    private readonly CancellationTokenSource sweeping = new();
    private Task sweeps = Task.CompletedTask;

    /// <param name="journal">The journal.</param>
    /// <param name="outbox">Its outbox.</param>
    /// <param name="reminders">Its reminders.</param>
    /// <param name="clock">The clock for everything.</param>
    /// <param name="logging">Where to log.</param>
    /// <param name="bounds">Bounds and intervals; defaults where left out.</param>
    /// <param name="keys">The secrets of municipalities; without them no figures are given.</param>
    /// <param name="post">How grains reach the outside; without it nothing is sent.</param>
    public EmbeddedPlatform(
        IJournal journal, IOutbox outbox, IReminderBook reminders, TimeProvider clock, ILoggerFactory logging, EmbeddedPlatformOptions? bounds = null,
        IKeyRing? keys = null, Post? post = null)
    {
        bounds ??= new();
        engine = new(bounds.Engine, clock, logging.CreateLogger<EmbeddedEngine>());
        Grains = new GrainReferences(engine);
        var context = new GrainContext(journal, outbox, Grains, clock, logging, bounds.Grains, bounds.Delivery) { Keys = keys, Post = post };
        engine
            .Hold<INeighbourhood>(key => GrainsByKey.Neighbourhood(StreamKey.Parse(key), context))
            .Hold<ISharedTheme>(key => GrainsByKey.Theme(StreamKey.Parse(key), context))
            .Hold<IHousehold>(key => GrainsByKey.Household(StreamKey.Parse(key), context))
            .Hold<IDistrictTeam>(key => GrainsByKey.Team(StreamKey.Parse(key), context))
            .Hold<IMunicipality>(key => GrainsByKey.Municipality(StreamKey.Parse(key), context))
            .Hold<IAddressRegister>(key => GrainsByKey.Addresses(StreamKey.Parse(key), context))
            .Hold<ITrends>(key => GrainsByKey.Trends(StreamKey.Parse(key), context))
            .Hold<IAreaMap>(key => GrainsByKey.Map(StreamKey.Parse(key), context))
            .Hold<ICollectiveApproach>(key => GrainsByKey.Approach(StreamKey.Parse(key), context))
            .Hold<IConversations>(key => GrainsByKey.Conversations(StreamKey.Parse(key), context))
            .Hold<ISocialMap>(key => GrainsByKey.SocialMap(StreamKey.Parse(key), context))
            .Hold<IPlatform>(_ => GrainsByKey.Platform(context))
            .Hold<INotifications>(key => GrainsByKey.Notifications(StreamKey.Parse(key), context))
            .Hold<IResidentMail>(key => GrainsByKey.ResidentMail(StreamKey.Parse(key), context))
            .Hold<IVigil>(key => GrainsByKey.Vigil(StreamKey.Parse(key), context));
        Sweeper = new(outbox, reminders, Grains, clock, bounds.Sweeper, logging.CreateLogger<Sweeper>());
    }

    /// <summary>The grains.</summary>
    public IGrains Grains { get; }

    /// <summary>Wakes what is due. Runs by itself after <see cref="StartSweeping"/>; on a virtual clock it can be run by hand instead.</summary>
    public Sweeper Sweeper { get; }

    /// <summary>How many grains are in memory.</summary>
    public int ActiveGrains => engine.ActiveGrains;

    /// <summary>Sweeps from now on, until stopped.</summary>
    public void StartSweeping() => sweeps = Sweeper.Run(sweeping.Token);

    /// <summary>Takes no new calls, lets those under way end, and passivates every grain.</summary>
    public async Task Stop()
    {
        await sweeping.CancelAsync();
        await sweeps;
        await engine.Stop();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stop();
        sweeping.Dispose();
    }
}

/// <summary>Every bound and interval of an embedded platform.</summary>
public sealed record EmbeddedPlatformOptions
{
    public EmbeddedOptions Engine { get; init; } = new();

    public JournaledGrainOptions Grains { get; init; } = new();

    public DeliveryOptions Delivery { get; init; } = new();

    public SweeperOptions Sweeper { get; init; } = new();
}

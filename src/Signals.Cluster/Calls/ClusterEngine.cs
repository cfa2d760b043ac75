using Polly.Timeout;
using Signals.Cluster.Shells;
using Signals.Grains.Addresses;
using Signals.Grains.Approaches;
using Signals.Grains.Areas;
using Signals.Grains.Conversations;
using Signals.Grains.Engine;
using Signals.Grains.Households;
using Signals.Grains.Municipalities;
using Signals.Grains.Neighbourhoods;
using Signals.Grains.Notifications;
using Signals.Grains.Platform;
using Signals.Grains.SocialMaps;
using Signals.Grains.Teams;
using Signals.Grains.Themes;
using Signals.Grains.Trends;
using Signals.Grains.Vigils;

namespace Signals.Cluster.Calls;

/// <summary>The grains of a cluster, wherever they live.</summary>
public sealed class ClusterEngine : IEngine
{
    private readonly IGrainFactory factory;
    private readonly Persistence? persistence;
    private readonly Dictionary<Type, Func<string, object>> kinds = [];

    /// <param name="factory">Of the silo or the client that this process is.</param>
    /// <param name="options">How to try again; null where whoever calls does so itself, as grains do by their outboxes.</param>
    public ClusterEngine(IGrainFactory factory, CallOptions? options)
    {
        (this.factory, persistence) = (factory, options is null ? null : new(options));
        Hold<INeighbourhood, INeighbourhoodShell>();
        Hold<IHousehold, IHouseholdShell>();
        Hold<ISharedTheme, ISharedThemeShell>();
        Hold<IDistrictTeam, IDistrictTeamShell>();
        Hold<IMunicipality, IMunicipalityShell>();
        Hold<IAddressRegister, IAddressRegisterShell>();
        Hold<ITrends, ITrendsShell>();
        Hold<IAreaMap, IAreaMapShell>();
        Hold<ICollectiveApproach, ICollectiveApproachShell>();
        Hold<IConversations, IConversationsShell>();
        Hold<ISocialMap, ISocialMapShell>();
        Hold<IVigil, IVigilShell>();
        Hold<IPlatform, IPlatformShell>();
        Hold<INotifications, INotificationsShell>();
        Hold<IResidentMail, IResidentMailShell>();
    }

    /// <summary>Says by which interface Orleans knows a kind of grain. Before the first call.</summary>
    public ClusterEngine Hold<TGrain, TShell>() where TShell : TGrain, IGrainWithStringKey where TGrain : class
    {
        // Orleans finds out the types behind an interface by reflection, at every reference: once is enough. It fails until a silo is known.
        var example = new Lazy<GrainReference>(() => (GrainReference)(object)factory.GetGrain<TShell>("-"), LazyThreadSafetyMode.PublicationOnly);
        kinds.Add(typeof(TGrain), key => factory.GetGrain(GrainId.Create(example.Value.GrainId.Type, key), example.Value.InterfaceType));
        return this;
    }

    /// <inheritdoc/>
    public async Task<T> Call<TGrain, T>(string key, Func<TGrain, Task<T>> call, TimeSpan patience) where TGrain : class
    {
        try
        {
            var grain = (TGrain)kinds[typeof(TGrain)](key);
            return persistence is null ? await call(grain) : await persistence.Call(() => call(grain), patience);
        }
        catch (TimeoutRejectedException)
        {
            throw new TimeoutException("No grain answered in time.");
        }
        catch (OrleansException failure) when (Persistence.IsOverload(failure))
        {
            throw new GrainOverloadedException("As many calls wait for a grain as may.");
        }
        catch (OrleansException failure) when (Persistence.Passes(failure))
        {
            throw new TimeoutException("The grain's silo cannot be reached.", failure);
        }
    }
}

using GluteTriage.Web.Tests.Operations;

// One site for all tests that neither change its settings nor count what others leave in it: a start costs as much as a hundred pages.
[assembly: AssemblyFixture(typeof(Site))]
[assembly: AssemblyFixture(typeof(ItemByItemSite))]

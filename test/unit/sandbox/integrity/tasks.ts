import { type Lookup, type Problems, repeated } from './lookup';

/** Everything with an ID has one of its own, and what is planned is planned once for something that exists. */
export function* taskProblems({ estate }: Lookup): Problems {
  const ids = [
    estate.physicalConnections,
    estate.lettersOfAuthorization,
    estate.lineOrders,
    estate.virtualBorderRouters,
    estate.bgpGroups,
    estate.bgpPeers,
    estate.bgpNetworks,
    estate.routerInterfaces,
    estate.vpcPeeringConnections,
    estate.routeEntries,
    estate.vbrHaGroups,
  ].flatMap((rows) => rows.map(({ id }) => id));
  for (const id of repeated(ids)) yield `${id} is there twice`;
  const links = estate.virtualBorderRouters.flatMap(({ vlanInterfaceId, routeTableId, associations }) => [
    vlanInterfaceId,
    routeTableId,
    ...associations.map((further) => further.vlanInterfaceId),
  ]);
  for (const id of repeated([...links, ...estate.routerInterfaces.map((row) => row.id)])) yield `${id} is there twice`;
  const known = new Set(ids);
  // The term of a line or of an interface ends whatever else it waits for.
  for (const { id } of [...estate.physicalConnections, ...estate.routerInterfaces]) known.add(`${id}|term`);
  // A router interface's payment goes by its order.
  for (const { subscription } of estate.routerInterfaces) if (subscription) known.add(String(subscription.orderId));
  for (const { kind, id } of estate.tasks)
    if (!known.has(id)) yield `${kind} is planned for ${id}, which does not exist`;
  for (const id of repeated(estate.tasks.map((task) => task.id))) yield `two things are planned for ${id}`;
}

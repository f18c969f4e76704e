import type { EstateBuilder } from './builder';

/** The routes of the headquarters' telephone VBR, which has no BGP. */
export function telephony(estate: EstateBuilder): void {
  const voice = estate.routerNamed('HQ-voice');
  const nextHops = [{ id: voice.vlanInterfaceId, type: 'RouterInterface', weight: 100 }];
  estate.route(voice, { cidr: '10.90.0.0/16', name: 'phones', description: 'Desk phones, both buildings', nextHops });
  estate.route(voice, { cidr: '10.91.0.0/24', name: '呼叫中心', description: '呼叫中心坐席', nextHops });
  estate.route(voice, { cidr: '10.92.1.7/32', name: 'session-border-controller', nextHops });
}
